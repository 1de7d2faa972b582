package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.body;
import static dev.kotadb.jobs.serve.http.Exchange.json;
import static dev.kotadb.jobs.serve.http.Exchange.viewer;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import dev.kotadb.jobs.questions.request.CyclesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.ImpactRequest;
import dev.kotadb.jobs.questions.request.ReferencesRequest;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.jobs.serve.answers.Answers;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.JobAnswers;
import dev.kotadb.jobs.serve.answers.SearchAnswers;
import dev.kotadb.jobs.serve.answers.SearchAnswers.Where;
import dev.kotadb.jobs.serve.openapi.Operation;
import dev.kotadb.jobs.serve.openapi.Operations;
import dev.kotadb.schema.settings.Limit;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The table of routes; each reads its parameters and asks one question. */
public final class Routes {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    private static final int DEFAULT_RESULTS = 20;
    private static final int DEFAULT_RECENT = 10;
    private static final int DEFAULT_LIST = 50;

    private final SearchAnswers search;
    private final CodeAnswers code;
    private final JobAnswers jobs;
    private final Answers answers;
    private final Health health;
    private final PrometheusMeterRegistry meters;

    public Routes(Answers answers, Health health, PrometheusMeterRegistry meters) {
        this.search = answers.search();
        this.code = answers.code();
        this.jobs = answers.jobs();
        this.answers = answers;
        this.health = health;
        this.meters = meters;
        health.register(meters);
    }

    private Map<Operation, Handler> handlers() {
        Map<Operation, Handler> handlers = new LinkedHashMap<>();
        handlers.put(Operations.HEALTH, (request, operation) -> health());
        handlers.put(Operations.UP_OR_DOWN, (request, operation) -> actuator());
        handlers.put(Operations.LIVENESS, (request, operation) -> json(OK, Map.of("status", "UP")));
        handlers.put(Operations.READINESS, (request, operation) -> actuator());
        handlers.put(Operations.METRICS, (request, operation) -> ServerResponse.ok()
                .contentType(MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8"))
                .body(meters.scrape()));
        handlers.put(Operations.INDEX_REPOSITORY, (request, operation) -> index(request));
        handlers.put(Operations.JOBS, this::jobs);
        handlers.put(Operations.ONE_JOB, this::job);
        handlers.put(Operations.SEARCH, this::search);
        handlers.put(Operations.RECENT_FILES, this::recentFiles);
        handlers.put(Operations.SYMBOLS, this::symbols);
        handlers.put(Operations.REFERENCES, this::references);
        handlers.put(Operations.DEPENDENCIES, this::dependencies);
        handlers.put(Operations.IMPACT, this::impact);
        handlers.put(Operations.PACKAGES, this::packages);
        handlers.put(Operations.CYCLES, this::cycles);
        handlers.put(Operations.REPOSITORIES, this::repositories);
        handlers.put(Operations.STATISTICS, this::statistics);
        handlers.putAll(new KeyRoutes(answers.keys()).handlers());
        handlers.putAll(new QueueRoutes(answers.failed(), answers.stale()).handlers());
        handlers.putAll(new ProjectRoutes(answers.projects()).handlers());
        Description description = new Description(health.version());
        handlers.put(Operations.DOCUMENT, (request, operation) -> description.document());
        handlers.put(Operations.DOCS, (request, operation) -> description.page());
        description.describe(List.copyOf(handlers.keySet()));
        return handlers;
    }

    public RouterFunction<ServerResponse> table() {
        RouterFunctions.Builder table = route();
        handlers().forEach((operation, handler) -> table.route(
                RequestPredicates.method(HttpMethod.valueOf(operation.method())).and(RequestPredicates.path(operation.path())),
                request -> handler.answer(request, operation)));
        return table.filter(Exchange::answered).build();
    }

    private ServerResponse health() {
        return json(health.isUp() ? OK : UNAVAILABLE, health.fields());
    }

    private ServerResponse actuator() {
        return json(health.isUp() ? OK : UNAVAILABLE, health.actuator());
    }

    private ServerResponse index(ServerRequest request) {
        Fields fields = Fields.of(request);
        UUID job = jobs.enqueue(viewer(request),
                new JobAnswers.Wanted(fields.required("repository"), fields.text("ref"), fields.text("localPath")));
        return json(ACCEPTED, Map.of("jobId", job, "status", "pending"));
    }

    private ServerResponse job(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        return body(request, jobs.record(viewer(request), request.pathVariable("id")));
    }

    private ServerResponse jobs(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        return body(request, jobs.latest(
                viewer(request), given.text("repository"), given.text("status"), given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse search(ServerRequest request, Operation operation) {
        Parameters given =
                Parameters.of(request, operation);
        String path = given.text("path");
        Where where = new Where(given.text("repository"), given.text("project_id"), given.text("language"), path == null ? "" : path);
        String term = given.required("term");
        Mode mode = given.choice("mode", Mode.WORDS);
        return body(request, mode == Mode.WORDS
                ? search.files(viewer(request), term, where, given.page(DEFAULT_RESULTS), content(given))
                : search.lines(viewer(request), term, mode, where, given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse recentFiles(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        return body(request, search.recent(viewer(request), given.text("repository"), given.page(DEFAULT_RECENT), content(given)));
    }

    private static int content(Parameters given) {
        return given.size("content", Operations.CONTENT, Limit.SERVE_CONTENT_LENGTH.intValue());
    }

    private ServerResponse symbols(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        SymbolsRequest asked =
                new SymbolsRequest(given.required("name"), given.text("kind"), given.text("repository"), 1);
        return body(request, code.symbols(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse references(ServerRequest request, Operation operation) {
        Parameters given =
                Parameters.of(request, operation);
        ReferencesRequest asked = new ReferencesRequest(given.required("symbol"), given.text("type"),
                given.text("repository"), given.truth("unresolved"), 1);
        return body(request, code.references(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse dependencies(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        DependenciesRequest asked = new DependenciesRequest(given.required("file"), given.text("repository"),
                given.choice("direction", Direction.BOTH), given.number("depth", 1, Operations.MOST_DEPTH));
        return body(request, code.dependencies(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse impact(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        ImpactRequest asked = new ImpactRequest(given.required("of"), given.text("repository"),
                given.number("depth", Operations.MOST_DEPTH, Operations.MOST_DEPTH), 1);
        return body(request, code.impact(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse packages(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        return body(request, code.packages(
                viewer(request), given.text("name"), given.text("repository"), given.page(DEFAULT_LIST)));
    }

    private ServerResponse cycles(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        return body(request, code.cycles(viewer(request),
                new CyclesRequest(given.text("repository"), given.text("file")), given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse repositories(ServerRequest request, Operation operation) {
        return body(request, code.repositories(
                viewer(request), Parameters.of(request, operation).page(DEFAULT_LIST)));
    }

    private ServerResponse statistics(ServerRequest request, Operation operation) {
        return body(request, code.statistics(viewer(request), Parameters.of(request, operation).text("repository")));
    }
}
