package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.body;
import static dev.kotadb.jobs.serve.http.Exchange.json;
import static dev.kotadb.jobs.serve.http.Exchange.viewer;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import dev.kotadb.jobs.questions.CyclesRequest;
import dev.kotadb.jobs.questions.DependenciesRequest;
import dev.kotadb.jobs.questions.DependenciesRequest.Direction;
import dev.kotadb.jobs.questions.ReferencesRequest;
import dev.kotadb.jobs.questions.SearchRequest.Mode;
import dev.kotadb.jobs.questions.SymbolsRequest;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.JobAnswers;
import dev.kotadb.jobs.serve.answers.SearchAnswers;
import dev.kotadb.jobs.serve.answers.SearchAnswers.Where;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
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
    private static final int MOST_DEPTH = 5;

    private final SearchAnswers search;
    private final CodeAnswers code;
    private final JobAnswers jobs;
    private final Health health;
    private final PrometheusMeterRegistry meters;

    public Routes(
            SearchAnswers search, CodeAnswers code, JobAnswers jobs, Health health, PrometheusMeterRegistry meters) {
        this.search = search;
        this.code = code;
        this.jobs = jobs;
        this.health = health;
        this.meters = meters;
        health.register(meters);
    }

    public RouterFunction<ServerResponse> table() {
        return route()
                .GET("/health", request -> health())
                .GET("/actuator/health", request -> actuator())
                .GET("/actuator/health/liveness", request -> json(OK, Map.of("status", "UP")))
                .GET("/actuator/health/readiness", request -> actuator())
                .GET("/actuator/prometheus", request -> ServerResponse.ok()
                        .contentType(MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8"))
                        .body(meters.scrape()))
                .POST("/index", this::index)
                .GET("/jobs", this::jobs)
                .GET("/jobs/{id}", this::job)
                .GET("/search", this::search)
                .GET("/files/recent", this::recentFiles)
                .GET("/symbols", this::symbols)
                .GET("/references", this::references)
                .GET("/dependencies", this::dependencies)
                .GET("/cycles", this::cycles)
                .GET("/repositories", this::repositories)
                .GET("/statistics", this::statistics)
                .GET("/api/keys/validate", Exchange::key)
                .filter(Exchange::answered)
                .build();
    }

    private ServerResponse health() {
        return json(health.isUp() ? OK : UNAVAILABLE, health.fields());
    }

    private ServerResponse actuator() {
        String database = health.isUp() ? "UP" : "DOWN";
        return json(health.isUp() ? OK : UNAVAILABLE,
                Map.of("status", database, "components", Map.of("db", Map.of("status", database))));
    }

    private ServerResponse index(ServerRequest request) {
        Fields fields = Fields.of(request);
        UUID job = jobs.enqueue(viewer(request),
                new JobAnswers.Wanted(fields.required("repository"), fields.text("ref"), fields.text("localPath")));
        return json(ACCEPTED, Map.of("jobId", job, "status", "pending"));
    }

    private ServerResponse job(ServerRequest request) {
        Parameters.of(request);
        return body(request, jobs.record(viewer(request), request.pathVariable("id")));
    }

    private ServerResponse jobs(ServerRequest request) {
        Parameters given = Parameters.of(request, "repository", "status", "limit", "cursor");
        return body(request, jobs.latest(
                viewer(request), given.text("repository"), given.text("status"), given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse search(ServerRequest request) {
        Parameters given =
                Parameters.of(request, "term", "repository", "mode", "language", "path", "limit", "cursor");
        String path = given.text("path");
        Where where = new Where(given.text("repository"), given.text("language"), path == null ? "" : path);
        String term = given.required("term");
        Mode mode = given.choice("mode", Mode.WORDS);
        return body(request, mode == Mode.WORDS
                ? search.files(viewer(request), term, where, given.page(DEFAULT_RESULTS), true)
                : search.lines(viewer(request), term, mode, where, given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse recentFiles(ServerRequest request) {
        Parameters given = Parameters.of(request, "repository", "limit", "cursor");
        return body(request, search.recent(viewer(request), given.text("repository"), given.page(DEFAULT_RECENT), true));
    }

    private ServerResponse symbols(ServerRequest request) {
        Parameters given = Parameters.of(request, "name", "kind", "repository", "limit", "cursor");
        SymbolsRequest asked =
                new SymbolsRequest(given.required("name"), given.text("kind"), given.text("repository"), 1);
        return body(request, code.symbols(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse references(ServerRequest request) {
        Parameters given =
                Parameters.of(request, "symbol", "type", "repository", "unresolved", "limit", "cursor");
        ReferencesRequest asked = new ReferencesRequest(given.required("symbol"), given.text("type"),
                given.text("repository"), given.truth("unresolved"), 1);
        return body(request, code.references(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse dependencies(ServerRequest request) {
        Parameters given = Parameters.of(request, "file", "repository", "direction", "depth", "limit", "cursor");
        DependenciesRequest asked = new DependenciesRequest(given.required("file"), given.text("repository"),
                given.choice("direction", Direction.BOTH), given.number("depth", 1, MOST_DEPTH));
        return body(request, code.dependencies(viewer(request), asked, given.page(DEFAULT_LIST)));
    }

    private ServerResponse cycles(ServerRequest request) {
        Parameters given = Parameters.of(request, "repository", "file", "limit", "cursor");
        return body(request, code.cycles(viewer(request),
                new CyclesRequest(given.text("repository"), given.text("file")), given.page(DEFAULT_RESULTS)));
    }

    private ServerResponse repositories(ServerRequest request) {
        return body(request, code.repositories(
                viewer(request), Parameters.of(request, "limit", "cursor").page(DEFAULT_LIST)));
    }

    private ServerResponse statistics(ServerRequest request) {
        return body(request, code.statistics(viewer(request), Parameters.of(request, "repository").text("repository")));
    }
}
