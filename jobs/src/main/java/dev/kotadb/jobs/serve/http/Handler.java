package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.openapi.Operation;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers what its operation describes. */
@FunctionalInterface
interface Handler {
    ServerResponse answer(ServerRequest request, Operation operation) throws Exception;
}
