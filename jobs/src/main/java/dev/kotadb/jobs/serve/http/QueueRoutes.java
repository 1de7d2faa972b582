package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.json;

import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.answers.FailedJobAnswers;
import dev.kotadb.jobs.serve.answers.JsonBytes;
import dev.kotadb.jobs.serve.answers.StaleProjects;
import dev.kotadb.jobs.serve.answers.StaleProjects.Outcome;
import dev.kotadb.jobs.serve.openapi.Operation;
import dev.kotadb.jobs.serve.openapi.QueueOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes that put jobs into the queue again. */
final class QueueRoutes {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final FailedJobAnswers failed;
    private final StaleProjects stale;

    QueueRoutes(FailedJobAnswers failed, StaleProjects stale) {
        this.failed = failed;
        this.stale = stale;
    }

    Map<Operation, Handler> handlers() {
        Map<Operation, Handler> handlers = new LinkedHashMap<>();
        handlers.put(QueueOperations.FAILED, this::failed);
        handlers.put(QueueOperations.RETRY, this::retry);
        handlers.put(QueueOperations.REINDEX, this::reindex);
        return handlers;
    }

    private ServerResponse failed(ServerRequest request, Operation operation) {
        Parameters given = Parameters.of(request, operation);
        return json(OK, failed.list(
                given.number("limit", QueueOperations.DEFAULT_FAILED, QueueOperations.MOST_FAILED), given.offset("offset")));
    }

    private ServerResponse retry(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        return json(OK, failed.retry(request.pathVariable("id")));
    }

    private ServerResponse reindex(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        Admitted admitted = AccessFilter.of(request.servletRequest());
        Outcome outcome = stale.refresh(admitted.viewer(), admitted.key());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("triggered", !outcome.jobs().isEmpty());
        if (outcome.limited()) {
            fields.put("reason", outcome.reason());
            return json(TOO_MANY_REQUESTS, fields);
        }
        fields.put("jobCount", outcome.jobs().size());
        fields.put("jobIds", outcome.jobs());
        if (outcome.reason() != null) {
            fields.put("reason", outcome.reason());
        }
        return ServerResponse.ok().header("X-Auto-Reindex-Triggered", String.valueOf(outcome.jobs().size()))
                .contentType(MediaType.APPLICATION_JSON).body(JsonBytes.of(fields));
    }
}
