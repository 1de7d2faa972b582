package dev.kotadb.jobs.serve.http;

import static dev.kotadb.jobs.serve.http.Exchange.body;
import static dev.kotadb.jobs.serve.http.Exchange.json;
import static dev.kotadb.jobs.serve.http.Exchange.viewer;

import dev.kotadb.jobs.serve.answers.ProjectAnswers;
import dev.kotadb.jobs.serve.answers.ProjectAnswers.Wanted;
import dev.kotadb.jobs.serve.openapi.Operation;
import dev.kotadb.jobs.serve.openapi.ProjectOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes of projects. */
final class ProjectRoutes {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final ProjectAnswers projects;

    ProjectRoutes(ProjectAnswers projects) {
        this.projects = projects;
    }

    Map<Operation, Handler> handlers() {
        Map<Operation, Handler> handlers = new LinkedHashMap<>();
        handlers.put(ProjectOperations.CREATE, this::create);
        handlers.put(ProjectOperations.LIST, (request, operation) -> body(request,
                projects.list(viewer(request), Parameters.of(request, operation).page(ProjectOperations.DEFAULT_PROJECTS))));
        handlers.put(ProjectOperations.ONE, this::one);
        handlers.put(ProjectOperations.UPDATE, this::update);
        handlers.put(ProjectOperations.DELETE, this::delete);
        handlers.put(ProjectOperations.ADD, this::add);
        handlers.put(ProjectOperations.REMOVE, this::remove);
        return handlers;
    }

    private ServerResponse create(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        Fields fields = Fields.of(request);
        return json(CREATED, Map.of("id", projects.create(viewer(request), new Wanted(
                fields.required("name"), true, fields.text("description"), fields.texts("repository_ids")))));
    }

    private ServerResponse one(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        return body(request, projects.one(viewer(request), request.pathVariable("id")));
    }

    private ServerResponse update(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        Fields fields = Fields.of(request);
        projects.update(viewer(request), request.pathVariable("id"), new Wanted(fields.text("name"),
                fields.has("description"), fields.text("description"), fields.texts("repository_ids")));
        return done();
    }

    private ServerResponse delete(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        projects.delete(viewer(request), request.pathVariable("id"));
        return done();
    }

    private ServerResponse add(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        projects.add(viewer(request), request.pathVariable("id"), request.pathVariable("repositoryId"));
        return done();
    }

    private ServerResponse remove(ServerRequest request, Operation operation) {
        Parameters.of(request, operation);
        projects.remove(viewer(request), request.pathVariable("id"), request.pathVariable("repositoryId"));
        return done();
    }

    private static ServerResponse done() {
        return json(OK, Map.of("success", true));
    }
}
