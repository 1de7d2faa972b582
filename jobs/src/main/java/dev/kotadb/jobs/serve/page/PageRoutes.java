package dev.kotadb.jobs.serve.page;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.answers.SafeText;
import dev.kotadb.jobs.serve.http.AccessFilter;
import dev.kotadb.jobs.serve.page.Searches.Asked;
import dev.kotadb.jobs.serve.page.access.Cookies;
import dev.kotadb.jobs.serve.page.access.SignIn;
import dev.kotadb.jobs.serve.page.view.Asset;
import dev.kotadb.jobs.serve.page.view.ExternalPage;
import dev.kotadb.jobs.serve.page.view.FilePage;
import dev.kotadb.jobs.serve.page.view.Frame;
import dev.kotadb.jobs.serve.page.view.Links;
import dev.kotadb.jobs.serve.page.view.MapPage;
import dev.kotadb.jobs.serve.page.view.RepositoryPage;
import dev.kotadb.jobs.serve.page.view.SearchPage;
import dev.kotadb.jobs.serve.page.view.SymbolPage;
import dev.kotadb.jobs.serve.page.view.Templates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of pages; each reads its parameters and asks one question. */
public final class PageRoutes {
    public static final String STYLE_SHEET = Links.ASSETS + "page.css";

    private static final Logger LOG = LoggerFactory.getLogger(PageRoutes.class);
    private static final int OK = 200;
    private static final int MOST_FROM = 10_000;

    private final Templates templates;
    private final SignIn signIn;
    private final Searches searches;
    private final Files files;
    private final Symbols symbols;
    private final Repositories repositories;
    private final Externals externals;
    private final Maps maps;
    private final Jobs jobs;

    public PageRoutes(Templates templates, SignIn signIn, Reads reads, DataSource dataSource) {
        this.templates = templates;
        this.signIn = signIn;
        this.searches = new Searches(reads);
        this.files = new Files(reads);
        this.symbols = new Symbols(reads);
        this.repositories = new Repositories(reads);
        this.externals = new Externals(reads);
        this.maps = new Maps(reads);
        this.jobs = new Jobs(reads, dataSource);
    }

    public RouterFunction<ServerResponse> table() {
        return route()
                .GET("/", this::search)
                .GET(Links.ASSETS + "{name}", PageRoutes::asset)
                .GET(Links.SIGN_IN, signIn::form)
                .POST(Links.SIGN_IN, signIn::begin)
                .POST(Links.SIGN_OUT, signIn::end)
                .GET("/page/repository", this::repository)
                .GET("/page/map", this::map)
                .GET("/page/file", this::file)
                .GET("/page/symbol", this::symbol)
                .GET("/page/external", this::external)
                .GET("/page/jobs", this::jobs)
                .GET("/page/**", request -> {
                    throw Problem.notFound("There is no such page.");
                })
                .filter(this::answered)
                .build();
    }

    /**
     * Makes the pages that a first visitor asks for, and forgets them: loading what they need takes seconds. Does nothing if the
     * index does not answer.
     *
     * @param wanted asked between two pages
     */
    public void warmUp(BooleanSupplier wanted) {
        Viewer.Owner owner = new Viewer.Owner();
        Frame frame = new Frame("", false);
        try {
            SearchPage home = searches.home(owner);
            templates.page("search", frame, home);
            SearchPage found = searches.found(owner, new Asked("return", "words", 0));
            templates.page("search", frame, found);
            if (wanted.getAsBoolean() && !home.repositories().isEmpty()) {
                String first = home.repositories().getFirst().name();
                templates.page("repository", frame, repositories.page(owner, first, false));
                templates.page("map", frame, maps.page(owner, new MapRequest(first, "", null, null), false));
            }
            if (wanted.getAsBoolean() && !found.files().isEmpty()) {
                SearchPage.FileGroup first = found.files().getFirst();
                templates.page("file", frame, files.page(owner, first.repository(), first.path()));
            }
        } catch (Problem | DataAccessException e) {
            LOG.debug("no page to begin with", e);
        }
    }

    private ServerResponse search(ServerRequest request) {
        String q = text(request, "q").orElse("").strip();
        String mode = text(request, "mode").filter(each -> each.matches("text|regex|names")).orElse("words");
        int from = text(request, "from").filter(each -> each.matches("\\d{1,5}")).map(Integer::parseInt).orElse(0);
        Frame frame = new Frame(q.isEmpty() ? "KotaDB" : q + " – KotaDB", q, mode, hasSession(request), true);
        if (q.isEmpty()) {
            return page(OK, "search", frame, searches.home(viewer(request)));
        }
        try {
            return page(OK, "search", frame, searches.found(viewer(request), new Asked(q, mode, Math.min(from, MOST_FROM))));
        } catch (Problem e) {
            return page(e.status(), "search", frame, Searches.notice(sentence(e)));
        }
    }

    private ServerResponse repository(ServerRequest request) {
        RepositoryPage page = repositories.page(viewer(request), required(request, "name"),
                text(request, "files").filter("most-used"::equals).isPresent());
        return page(OK, "repository", frame(request, page.name(), page.name()), page);
    }

    private ServerResponse map(ServerRequest request) {
        String in = text(request, "in").orElse("");
        MapPage page = maps.page(viewer(request), new MapRequest(
                required(request, "name"), in, folders(request), text(request, "focus").orElse(null)),
                text(request, "map").filter("drawn"::equals).isPresent());
        return page(OK, "map", frame(request, "Map of " + page.repository(), page.repository()), page);
    }

    /** Null if none is named; an empty name stands for no folder. */
    private static @Nullable Set<String> folders(ServerRequest request) {
        List<String> named = values(request, "open");
        return named.isEmpty() ? null : named.stream().filter(each -> !each.isEmpty())
                .map(each -> SafeText.checked("Parameter 'open'", each)).collect(Collectors.toSet());
    }

    private ServerResponse file(ServerRequest request) {
        FilePage page = files.page(viewer(request), required(request, "repository"), required(request, "path"));
        return page(OK, "file", frame(request, page.path(), page.repository()), page);
    }

    private ServerResponse symbol(ServerRequest request) {
        String line = required(request, "line");
        if (!line.matches("\\d{1,9}")) {
            throw Problem.badRequest("Parameter 'line' must be a number.");
        }
        SymbolPage page = symbols.page(viewer(request), new Symbols.Asked(required(request, "repository"),
                required(request, "path"), Integer.parseInt(line), required(request, "name")));
        return page(OK, "symbol", frame(request, page.name(), page.repository()), page);
    }

    private ServerResponse external(ServerRequest request) {
        ExternalPage page = externals.page(viewer(request), required(request, "scheme"), required(request, "name"));
        return page(OK, "external", new Frame(page.qualifiedName() + " – KotaDB", "", "words", hasSession(request), true), page);
    }

    private ServerResponse jobs(ServerRequest request) {
        return page(OK, "jobs", new Frame("Jobs – KotaDB", hasSession(request)), jobs.page(AccessFilter.of(request.servletRequest())));
    }

    /** The search field is ready to look into the repository. */
    private static Frame frame(ServerRequest request, String title, String repository) {
        String value = repository.contains(" ") ? '"' + repository + '"' : repository;
        return new Frame(title + " – KotaDB", "repo:" + value + " ", "words", hasSession(request), true);
    }

    private static String required(ServerRequest request, String name) {
        return text(request, name).orElseThrow(() -> Problem.badRequest("Parameter '" + name + "' is missing."));
    }

    private static ServerResponse asset(ServerRequest request) {
        Asset asset = Asset.find(request.pathVariable("name")).orElseThrow(() -> Problem.notFound("There is no such file."));
        return ServerResponse.ok().header("Content-Type", asset.type()).body(asset.content());
    }

    private ServerResponse answered(ServerRequest request, HandlerFunction<ServerResponse> handler) throws Exception {
        try {
            return handler.handle(request);
        } catch (Problem e) {
            return page(e.status(), "problem", new Frame(String.valueOf(e.getMessage()), hasSession(request)), sentence(e));
        } catch (DataAccessException e) {
            LOG.warn("{} failed: {}", request.path(), e.getClass().getSimpleName());
            String message = "The database does not answer.";
            return page(HttpStatus.SERVICE_UNAVAILABLE.value(), "problem", new Frame(message, hasSession(request)), message);
        }
    }

    private static String sentence(Problem problem) {
        String choices = problem.choices().isEmpty() ? "" : ": " + String.join(", ", problem.choices());
        return problem.text() + choices;
    }

    private ServerResponse page(int status, String template, Frame frame, Object page) {
        return Templates.response(status, templates.page(template, frame, page));
    }

    private static Viewer viewer(ServerRequest request) {
        return AccessFilter.of(request.servletRequest()).viewer();
    }

    private static boolean hasSession(ServerRequest request) {
        return Cookies.session(request.servletRequest()) != null;
    }

    private static Optional<String> text(ServerRequest request, String name) {
        String value = value(request, name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(SafeText.checked("Parameter '" + name + "'", value));
    }

    private static @Nullable String value(ServerRequest request, String name) {
        List<String> values = values(request, name);
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> values(ServerRequest request, String name) {
        try {
            return request.params().getOrDefault(name, List.of());
        } catch (IllegalStateException e) { // Tomcat reads them now
            throw Problem.badRequest("The query is not well-formed.");
        }
    }
}
