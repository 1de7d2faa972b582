package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.json;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.answers.KeyAnswers;
import dev.kotadb.jobs.serve.openapi.KeyOperations;
import dev.kotadb.jobs.serve.openapi.Operation;
import dev.kotadb.schema.keys.ApiKeyRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes by which users make and revoke their own key. */
final class KeyRoutes {
    private static final int OK = 200;

    private final KeyAnswers keys;

    KeyRoutes(KeyAnswers keys) {
        this.keys = keys;
    }

    private interface Call {
        Map<String, @Nullable Object> answer(Viewer viewer, @Nullable ApiKeyRow key);
    }

    Map<Operation, Handler> handlers() {
        Map<Operation, Handler> handlers = new LinkedHashMap<>();
        handlers.put(KeyOperations.VALIDATE, (request, operation) -> Exchange.key(request));
        handlers.put(KeyOperations.GENERATE, answering((viewer, key) -> keys.generate(viewer)));
        handlers.put(KeyOperations.CURRENT, answering(keys::current));
        handlers.put(KeyOperations.RESET, answering(keys::reset));
        handlers.put(KeyOperations.REVOKE, answering(keys::revoke));
        return handlers;
    }

    private static Handler answering(Call call) {
        return (request, operation) -> answer(request, operation, call);
    }

    private static ServerResponse answer(ServerRequest request, Operation operation, Call call) {
        Parameters.of(request, operation);
        Admitted admitted = AccessFilter.of(request.servletRequest());
        return json(OK, call.answer(admitted.viewer(), admitted.key()));
    }
}
