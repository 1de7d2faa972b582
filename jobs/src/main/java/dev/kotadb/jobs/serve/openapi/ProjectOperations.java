package dev.kotadb.jobs.serve.openapi;

import static dev.kotadb.jobs.serve.openapi.Schemas.ANY;
import static dev.kotadb.jobs.serve.openapi.Schemas.ID;
import static dev.kotadb.jobs.serve.openapi.Schemas.NUMBER;
import static dev.kotadb.jobs.serve.openapi.Schemas.TEXT;
import static dev.kotadb.jobs.serve.openapi.Schemas.TIME;
import static dev.kotadb.jobs.serve.openapi.Schemas.TRUTH;
import static dev.kotadb.jobs.serve.openapi.Schemas.field;
import static dev.kotadb.jobs.serve.openapi.Schemas.list;
import static dev.kotadb.jobs.serve.openapi.Schemas.object;
import static dev.kotadb.jobs.serve.openapi.Schemas.optional;
import static dev.kotadb.jobs.serve.openapi.Schemas.orNull;

import dev.kotadb.jobs.serve.openapi.Operation.Parameter;
import dev.kotadb.jobs.serve.openapi.Schemas.Field;
import java.util.Map;
import java.util.stream.Stream;

/** The routes of projects. */
public final class ProjectOperations {
    public static final int DEFAULT_PROJECTS = 100;

    private static final Parameter PROJECT = new Parameter("id", "Of the project; or its name.", true, TEXT);
    private static final Parameter REPOSITORY = new Parameter("repositoryId", "The id of a repository.", true, ID);
    private static final Map<String, Object> DONE = object(field("success", TRUTH));
    private static final Field[] PROJECT_FIELDS = {
        field("id", ID), field("user_id", orNull(ID)), field("org_id", orNull(ID)), field("name", TEXT),
        field("description", orNull(TEXT)), field("created_at", TIME), field("updated_at", TIME), field("metadata", ANY),
        field("repository_count", NUMBER)
    };
    private static final Field REPOSITORIES = field("repositories", list(object(
            field("id", ID), field("full_name", TEXT), field("git_url", orNull(TEXT)), field("default_branch", TEXT),
            field("created_at", TIME), field("updated_at", TIME))));
    private static final Field REPOSITORY_IDS = optional("repository_ids", list(ID));

    public static final Operation CREATE = Operation.post("/api/projects", "Make a group of repositories",
            object(field("name", TEXT), optional("description", orNull(TEXT)), REPOSITORY_IDS), 201, object(field("id", ID)));
    public static final Operation LIST = Operation.get("/api/projects", "The groups of repositories",
            object(field("projects", list(object(PROJECT_FIELDS))), field("nextCursor", orNull(TEXT))),
            Operations.limit(DEFAULT_PROJECTS), Operations.CURSOR);
    public static final Operation ONE = Operation.get("/api/projects/{id}", "A group with its repositories",
            object(Stream.concat(Stream.of(PROJECT_FIELDS), Stream.of(REPOSITORIES)).toArray(Field[]::new)), PROJECT);
    public static final Operation UPDATE = Operation.change("PATCH", "/api/projects/{id}",
            "Change a group; repository_ids are all that are to be in it",
            object(optional("name", TEXT), optional("description", orNull(TEXT)), REPOSITORY_IDS), DONE, PROJECT);
    public static final Operation DELETE = Operation.change(
            "DELETE", "/api/projects/{id}", "Delete a group; its repositories stay", Map.of(), DONE, PROJECT);
    public static final Operation ADD = Operation.change("POST", "/api/projects/{id}/repositories/{repositoryId}",
            "Put a repository into a group", Map.of(), DONE, PROJECT, REPOSITORY);
    public static final Operation REMOVE = Operation.change("DELETE", "/api/projects/{id}/repositories/{repositoryId}",
            "Take a repository out of a group", Map.of(), DONE, PROJECT, REPOSITORY);

    private ProjectOperations() {}
}
