package dev.kotadb.jobs.serve.openapi;

import static dev.kotadb.jobs.serve.openapi.Schemas.ANY;
import static dev.kotadb.jobs.serve.openapi.Schemas.ID;
import static dev.kotadb.jobs.serve.openapi.Schemas.NUMBER;
import static dev.kotadb.jobs.serve.openapi.Schemas.TEXT;
import static dev.kotadb.jobs.serve.openapi.Schemas.TIME;
import static dev.kotadb.jobs.serve.openapi.Schemas.TRUTH;
import static dev.kotadb.jobs.serve.openapi.Schemas.choice;
import static dev.kotadb.jobs.serve.openapi.Schemas.field;
import static dev.kotadb.jobs.serve.openapi.Schemas.list;
import static dev.kotadb.jobs.serve.openapi.Schemas.number;
import static dev.kotadb.jobs.serve.openapi.Schemas.object;
import static dev.kotadb.jobs.serve.openapi.Schemas.ofRecord;
import static dev.kotadb.jobs.serve.openapi.Schemas.optional;
import static dev.kotadb.jobs.serve.openapi.Schemas.orNull;
import static dev.kotadb.jobs.serve.openapi.Schemas.ordered;

import dev.kotadb.jobs.questions.answer.FileDependencies.Neighbour;
import dev.kotadb.jobs.questions.answer.Impact.Dependent;
import dev.kotadb.jobs.questions.answer.ImportCycle;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import dev.kotadb.jobs.questions.answer.SearchResult.LineMatch;
import dev.kotadb.jobs.questions.answer.Symbol;
import dev.kotadb.jobs.questions.answer.SymbolUses.Use;
import dev.kotadb.jobs.questions.request.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.request.SearchRequest.Mode;
import dev.kotadb.jobs.serve.openapi.Operation.Parameter;
import dev.kotadb.jobs.serve.openapi.Schemas.Field;
import dev.kotadb.parsers.text.MatchedLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All routes of the server. */
public final class Operations {
    /** The most entries of a page, and the most steps through the graph. */
    public static final int MOST_ON_A_PAGE = 100;

    public static final int MOST_DEPTH = 5;

    /** How many characters of each file's text an answer has, unless more are asked for: whole texts are most of an answer. */
    public static final int CONTENT = 1_000;

    private static final Parameter REPOSITORY =
            new Parameter("repository", "A full name, the last part of one, or an id; all if it is left out.", false, TEXT);
    static final Parameter CURSOR =
            new Parameter("cursor", "The nextCursor of the page before.", false, TEXT);
    private static final Parameter TEXT_LENGTH = new Parameter("content",
            "How many characters of each file's text an answer has; a larger number than the server allows counts as that.", false,
            ordered("type", "integer", "minimum", 0, "default", CONTENT));
    private static final Parameter ID_IN_PATH = new Parameter("id", "The id of a job.", true, ID);
    private static final Parameter HOST =
            new Parameter("host", "Who sends it.", true, ordered("type", "string", "enum", List.of("github", "gitlab", "gitea")));

    private static final Field INDEX = optional("index", list(object(
            field("repository", TEXT), field("commit", orNull(TEXT)), field("indexedAt", orNull(TIME)),
            field("ageSeconds", orNull(NUMBER)))));
    private static final Map<String, Object> STATUS = object(field("status", TEXT));
    private static final Map<String, Object> FILE = object(
            field("id", ID), field("projectRoot", ID), field("repository", TEXT), field("path", TEXT),
            field("language", orNull(TEXT)), field("content", orNull(TEXT)), field("contentTruncated", TRUTH),
            field("dependencies", list(TEXT)), field("indexedAt", TIME), field("snippet", TEXT),
            field("lines", list(ofRecord(MatchedLine.class))));
    private static final Map<String, Object> JOB = object(
            field("id", ID), field("repository_id", ID), field("ref", orNull(TEXT)), field("status", TEXT),
            field("started_at", orNull(TIME)), field("completed_at", orNull(TIME)), field("error_message", orNull(TEXT)),
            field("stats", ANY), field("queue_job_id", orNull(ID)), field("commit_sha", orNull(TEXT)),
            field("retry_count", NUMBER), field("created_at", TIME));
    private static final Map<String, Object> JOB_SUMMARY = object(
            field("id", ID), field("repository", TEXT), field("ref", orNull(TEXT)), field("status", TEXT),
            field("commit", orNull(TEXT)), field("createdAt", orNull(TIME)), field("startedAt", orNull(TIME)),
            field("completedAt", orNull(TIME)), field("seconds", orNull(ordered("type", "number"))),
            field("attempt", orNull(NUMBER)), field("error", orNull(TEXT)));
    private static final Map<String, Object> REPOSITORY_SUMMARY = object(
            field("id", ID), field("fullName", TEXT), field("gitUrl", orNull(TEXT)), field("indexedCommit", orNull(TEXT)),
            field("lastIndexedAt", orNull(TIME)));

    public static final Operation HEALTH = Operation.get("/health", "Whether the server works, and how the queue is", object(
            field("status", TEXT), field("version", TEXT), field("timestamp", TIME), optional("mode", TEXT),
            optional("queue", object(field("depth", NUMBER), field("workers", NUMBER), field("failed_24h", NUMBER),
                    field("oldest_pending_age_seconds", orNull(ordered("type", "number"))))),
            optional("last_night", orNull(object(
                    field("status", TEXT), field("started_at", TIME), field("ended_at", orNull(TIME))))))).withoutKey();
    private static final Map<String, Object> UP =
            object(field("status", TEXT), field("components", object(
                    field("db", STATUS),
                    optional("queue", object(field("status", TEXT), field("details", object(
                            field("depth", NUMBER), field("workers", NUMBER), field("failed_24h", NUMBER))))),
                    optional("lastNight", object(field("status", TEXT), field("details", object(
                            field("status", TEXT), field("started_at", TIME), field("ended_at", orNull(TIME)))))))));
    public static final Operation UP_OR_DOWN = Operation.get("/actuator/health", "Whether the database answers", UP).withoutKey();
    public static final Operation LIVENESS =
            Operation.get("/actuator/health/liveness", "Whether the process works", STATUS).withoutKey();
    public static final Operation READINESS =
            Operation.get("/actuator/health/readiness", "Whether it can answer", UP).withoutKey();
    public static final Operation METRICS =
            Operation.text("/actuator/prometheus", "Metrics for Prometheus", "text/plain;version=0.0.4");
    public static final Operation INDEX_REPOSITORY = Operation.accepted("/index", "Ask the workers to index a repository",
            object(field("repository", TEXT), optional("ref", orNull(TEXT)), optional("localPath", orNull(TEXT))),
            object(field("jobId", ID), field("status", TEXT)));
    public static final Operation JOBS = Operation.get("/jobs", "The latest jobs", page(JOB_SUMMARY),
            REPOSITORY, text("status", "Only jobs with this status."), limit(20), CURSOR);
    public static final Operation ONE_JOB = Operation.get("/jobs/{id}", "One job", JOB, ID_IN_PATH);
    public static final Operation SEARCH = Operation.get("/search", "Files by words, or lines by a literal or a pattern",
            ordered("anyOf", List.of(page(FILE, INDEX), page(ofRecord(LineMatch.class), field("timedOut", TRUTH), INDEX))),
            required("term", "Words, a literal or a regular expression."), REPOSITORY,
            text("project_id", "Only repositories of this project: an id, or a name."),
            new Parameter("mode", "What the term is.", false, choice(Mode.WORDS)), text("language", "Only files in this language."),
            text("path", "Only paths that begin with this."), TEXT_LENGTH, limit(20), CURSOR);
    public static final Operation RECENT_FILES = Operation.get(
            "/files/recent", "Files by the time at which they were indexed", page(FILE, INDEX), REPOSITORY, TEXT_LENGTH, limit(10), CURSOR);
    public static final Operation SYMBOLS = Operation.get("/symbols", "Declarations by name", page(ofRecord(Symbol.class), INDEX),
            required("name", "A name, the end of a qualified one, or PATH:LINE."), text("kind", "Only declarations of this kind."),
            REPOSITORY, limit(50), CURSOR);
    public static final Operation REFERENCES = Operation.get("/references", "The uses of a declaration",
            page(ofRecord(Use.class), field("symbols", list(ofRecord(Symbol.class))), INDEX),
            required("symbol", "A name, the end of a qualified one, or PATH:LINE."), text("type", "Only uses of this type."),
            REPOSITORY, new Parameter("unresolved", "Add uses of the name whose target is not known.", false, TRUTH),
            limit(50), CURSOR);
    public static final Operation DEPENDENCIES = Operation.get("/dependencies", "The files around a file, the nearest first",
            page(ofRecord(Neighbour.class), field("repository", TEXT), field("file", TEXT),
                    field("dependencyCount", orNull(NUMBER)), field("dependentCount", orNull(NUMBER)), INDEX),
            required("file", "A path or its end."), REPOSITORY,
            new Parameter("direction", "Which edges are followed.", false, choice(Direction.BOTH)),
            new Parameter("depth", "How many edges are followed; a larger number counts as the largest.", false,
                    number(1, MOST_DEPTH, 1)),
            limit(50), CURSOR);
    public static final Operation IMPACT = Operation.get("/impact", "What a change of a symbol or file may break, the nearest first",
            page(ofRecord(Dependent.class), field("repository", TEXT), field("subject", TEXT), field("path", TEXT),
                    field("line", orNull(NUMBER)), field("deeper", TRUTH), INDEX),
            required("of", "A name, the end of a qualified name, PATH:LINE, or a file: a path or its end."), REPOSITORY,
            new Parameter("depth", "How many steps are followed; a larger number counts as the largest.", false,
                    number(1, MOST_DEPTH, MOST_DEPTH)),
            limit(50), CURSOR);
    public static final Operation PACKAGES = Operation.get("/packages", "Which packages repositories provide and depend on",
            page(ofRecord(PackageRelation.class), INDEX),
            text("name", "A package, or the last part of its name; all if it is left out."), REPOSITORY, limit(50), CURSOR);
    public static final Operation CYCLES = Operation.get("/cycles", "Import cycles, the largest first",
            page(ofRecord(ImportCycle.class), field("total", NUMBER), INDEX),
            REPOSITORY, text("file", "Only cycles with this file."), limit(20), CURSOR);
    public static final Operation REPOSITORIES = Operation.get("/repositories", "The indexed repositories",
            page(REPOSITORY_SUMMARY, field("total", NUMBER)), limit(50), CURSOR);
    public static final Operation STATISTICS = Operation.get("/statistics", "How much is indexed", object(
            field("repositories", NUMBER), field("files", NUMBER), field("symbols", NUMBER), field("references", NUMBER),
            field("dependencies", NUMBER), field("summary", TEXT), INDEX), REPOSITORY);
    public static final Operation DOCUMENT =
            Operation.text("/openapi.json", "This description, in OpenAPI 3.1", "application/json");
    public static final Operation DOCS = Operation.text("/docs", "This description, for people", "text/html");

    private static final List<Operation> OTHERS = List.of(
            Operation.post("/webhooks/{host}", "A notice of a push", ordered("type", "object"), 200, object(field("received", TRUTH)))
                    .withoutKey(HOST),
            Operation.get("/mcp", "Whether tools for agents are there", object(
                    field("status", TEXT), field("protocol", TEXT), field("version", TEXT), field("transport", TEXT))),
            Operation.post("/mcp", "A message of the Model Context Protocol", ordered("type", "object"), 200, ordered("type", "object")));

    private Operations() {}

    /** Those that the server has by itself, and these. */
    static List<Operation> with(List<Operation> routes) {
        return Stream.concat(routes.stream(), OTHERS.stream()).toList();
    }

    private static Parameter required(String name, String description) {
        return new Parameter(name, description, true, TEXT);
    }

    private static Parameter text(String name, String description) {
        return new Parameter(name, description, false, TEXT);
    }

    static Parameter limit(int otherwise) {
        return new Parameter("limit", "How many entries a page has; a larger number counts as the largest.", false,
                number(1, MOST_ON_A_PAGE, otherwise));
    }

    private static Map<String, Object> page(Map<String, Object> entries, Field... more) {
        return object(Stream.concat(
                Stream.of(more), Stream.of(field("results", list(entries)), field("nextCursor", orNull(TEXT)))).toArray(Field[]::new));
    }
}
