package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.choice;
import static dev.kotadb.jobs.serve.mcp.Schema.list;
import static dev.kotadb.jobs.serve.mcp.Schema.number;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.textOrNull;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.jobs.questions.request.SymbolsRequest;
import dev.kotadb.jobs.serve.answers.Body;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.Page;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.SearchAnswers;
import dev.kotadb.jobs.serve.answers.SearchAnswers.Where;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tools that search. */
final class SearchTools {
    static final Map<String, Object> REPOSITORY =
            text("Only this repository: its full name (owner/repo), the last part of it, or its id.");
    static final Map<String, Object> PROJECT = text("Only repositories of this project: its name or id; in code.");
    static final Map<String, Object> CURSOR = text("The nextCursor of the answer before, to get more.");
    static final Map<String, Object> NEXT_CURSOR = textOrNull("Pass it as cursor to get more; null at the end.");
    static final Map<String, Object> INDEX = list("From which commit of which repository the answer is, and how old that index is.",
            object(required("repository", text("full name")), required("ageSeconds", number("seconds since it was indexed"))));

    private static final int MOST = 100;
    private static final int DEFAULT = 20;
    private static final int RECENT = 10;
    private static final String CODE = "code";
    private static final String SYMBOLS = "symbols";

    private static final Map<String, Object> FILES = object(
            required("results", list("The files.", object(
                    required("projectRoot", text("the repository's id")),
                    required("repository", text("full name")),
                    required("path", text("in the repository")),
                    required("snippet", text("the lines that match best")),
                    required("dependencies", list("paths that it imports", text("path"))),
                    required("indexedAt", text("time"))))),
            required("nextCursor", NEXT_CURSOR),
            optional("index", INDEX));

    private final SearchAnswers search;
    private final CodeAnswers code;

    SearchTools(SearchAnswers search, CodeAnswers code) {
        this.search = search;
        this.code = code;
    }

    List<Tool> tools() {
        return List.of(
                new Tool("search_code", "Search code",
                        "Find files by words of code, the most relevant first. Words match identifiers whole and in parts:"
                                + " HttpResponse, http_response and httpresponse are the same word. All words must occur; get* is a"
                                + " prefix, -test excludes, \"two words\" is a phrase.",
                        arguments(
                                required("term", text("The words.")),
                                optional("repository", REPOSITORY),
                                optional("project", PROJECT),
                                optional("language", text("Only files in this language: java, tsx, markdown …")),
                                optional("path", text("Only files whose path begins so.")),
                                optional("limit", number("How many files (20).", 1, MOST)),
                                optional("cursor", CURSOR)),
                        FILES, true, this::searchCode),
                new Tool("search", "Search code and symbols",
                        "Find files by words of code, and declarations by name. With mode pattern, find lines by a regular expression"
                                + " (RE2); with literal, by a piece of text.",
                        arguments(
                                required("query", text("The words, name, text or regular expression.")),
                                optional("scope", list("Where to look (code).", choice("scope", List.of(CODE, SYMBOLS)))),
                                optional("mode", choice("How the query is understood in code (words).", List.of("words", "literal", "pattern"))),
                                optional("language", text("Only files in this language.")),
                                optional("path", text("Only files whose path begins so.")),
                                optional("symbol_kind", text("Only symbols of this kind: class, method …")),
                                optional("repository", REPOSITORY),
                                optional("project", PROJECT),
                                optional("output", choice("What is shown of each file (snippet).", List.of("snippet", "paths"))),
                                optional("limit", number("How many results per scope (20).", 1, MOST))),
                        object(
                                required("query", text("as given")),
                                required("scopes", list("where it looked", text("scope"))),
                                required("results", Map.of("type", "object", "description", "a list per scope")),
                                required("counts", Map.of("type", "object", "description", "how many are shown per scope"))),
                        true, this::search),
                new Tool("list_recent_files", "List recent files",
                        "List the files that were indexed last, the newest first.",
                        arguments(
                                optional("limit", number("How many files (10).", 1, MOST)),
                                optional("repository", REPOSITORY),
                                optional("cursor", CURSOR)),
                        FILES, true, this::recentFiles));
    }

    private Map<String, @Nullable Object> searchCode(Viewer viewer, Arguments given) {
        String path = given.text("path");
        Where where = new Where(given.text("repository"), given.text("project"), given.text("language"), path == null ? "" : path);
        return search.files(viewer, given.required("term"), where, given.page(DEFAULT, MOST), null).withIndex(Instant.now());
    }

    private Map<String, @Nullable Object> recentFiles(Viewer viewer, Arguments given) {
        return search.recent(viewer, given.text("repository"), given.page(RECENT, MOST), null).withIndex(Instant.now());
    }

    private Map<String, @Nullable Object> search(Viewer viewer, Arguments given) {
        String query = given.required("query");
        List<String> scopes = given.texts("scope").isEmpty() ? List.of(CODE) : given.texts("scope").stream().distinct().toList();
        if (!Set.of(CODE, SYMBOLS).containsAll(scopes)) {
            throw Problem.badRequest("Parameter 'scope' must be a list of: code, symbols");
        }
        Page page = given.page(DEFAULT, MOST);
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        for (String scope : scopes) {
            Body body = scope.equals(CODE)
                    ? code(viewer, query, given, page)
                    : code.symbols(viewer, new SymbolsRequest(query, given.text("symbol_kind"), given.text("repository"), 1), page);
            List<?> found = body.results();
            boolean paths = given.choice("output", "snippet", List.of("snippet", "paths")).equals("paths") && scope.equals(CODE);
            results.put(scope, paths ? found.stream().map(SearchTools::path).distinct().toList() : found);
            counts.put(scope, found.size());
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("query", query);
        answer.put("scopes", scopes);
        answer.put("results", results);
        answer.put("counts", counts);
        return answer;
    }

    private Body code(Viewer viewer, String query, Arguments given, Page page) {
        String path = given.text("path");
        Where where = new Where(given.text("repository"), given.text("project"), given.text("language"), path == null ? "" : path);
        return switch (given.choice("mode", "words", List.of("words", "literal", "pattern"))) {
            case "literal" -> search.lines(viewer, query, Mode.LITERAL, where, page);
            case "pattern" -> search.lines(viewer, query, Mode.PATTERN, where, page);
            default -> search.files(viewer, query, where, page, null);
        };
    }

    private static String path(@Nullable Object found) {
        return switch (found) {
            case Map<?, ?> file -> file.get("repository") + ":" + file.get("path");
            case LineMatch line -> line.repository() + ":" + line.path();
            case null, default -> throw new IllegalStateException("neither a file nor a line: " + found);
        };
    }
}
