package dev.kotadb.jobs.serve.mcp;

import static dev.kotadb.jobs.serve.mcp.Schema.arguments;
import static dev.kotadb.jobs.serve.mcp.Schema.list;
import static dev.kotadb.jobs.serve.mcp.Schema.number;
import static dev.kotadb.jobs.serve.mcp.Schema.object;
import static dev.kotadb.jobs.serve.mcp.Schema.optional;
import static dev.kotadb.jobs.serve.mcp.Schema.required;
import static dev.kotadb.jobs.serve.mcp.Schema.text;
import static dev.kotadb.jobs.serve.mcp.Schema.textOrNull;
import static dev.kotadb.jobs.serve.mcp.Schema.truth;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.ProjectAnswers;
import dev.kotadb.jobs.serve.answers.ProjectAnswers.Wanted;
import dev.kotadb.jobs.serve.mcp.Schema.Property;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tools about projects: groups of repositories. */
final class ProjectTools {
    private static final int MOST = 100;
    private static final Property PROJECT = required("project", text("The project's id, or its name in any letter case."));
    private static final Property REPOSITORY = required("repository_id", text("The id of a repository; see list_repositories."));
    private static final Property REPOSITORIES = optional(
            "repository_ids", list("The ids of all its repositories; see list_repositories.", text("id")));
    private static final Property DESCRIPTION = optional("description", text("What the project is."));
    private static final Property[] FIELDS = {
        required("id", text("id")), required("name", text("name")), required("description", textOrNull("what it is")),
        required("repository_count", number("how many repositories"))
    };
    private static final Map<String, Object> DONE = object(required("success", truth("true")));

    private final ProjectAnswers projects;

    ProjectTools(ProjectAnswers projects) {
        this.projects = projects;
    }

    List<Tool> tools() {
        return List.of(
                new Tool("create_project", "Create a project", "Make a group of repositories, which searches can be limited to.",
                        arguments(required("name", text("Its name.")), DESCRIPTION, REPOSITORIES),
                        object(required("id", text("the project's id"))), false, this::create),
                new Tool("list_projects", "List projects", "List the groups of repositories, by name.",
                        arguments(optional("limit", number("How many projects (100).", 1, MOST)),
                                optional("cursor", SearchTools.CURSOR)),
                        object(required("projects", list("The projects.", object(FIELDS))),
                                required("nextCursor", SearchTools.NEXT_CURSOR)),
                        true, (viewer, given) -> projects.list(viewer, given.page(MOST, MOST)).fields()),
                new Tool("get_project", "Get a project", "Show a project with its repositories.", arguments(PROJECT),
                        object(Stream.concat(Stream.of(FIELDS), Stream.of(required("repositories", list("Its repositories.",
                                object(required("id", text("id")), required("full_name", text("full name")))))))
                                .toArray(Property[]::new)),
                        true, (viewer, given) -> projects.one(viewer, given.required("project")).fields()),
                new Tool("update_project", "Update a project",
                        "Change a project's name, description or repositories. What is not given stays as it is.",
                        arguments(PROJECT, optional("name", text("The new name.")), DESCRIPTION, REPOSITORIES),
                        DONE, false, this::update),
                new Tool("delete_project", "Delete a project", "Delete a project. Its repositories stay indexed.",
                        arguments(PROJECT), DONE, false, (viewer, given) -> {
                            projects.delete(viewer, given.required("project"));
                            return Map.of("success", true);
                        }),
                new Tool("add_repository_to_project", "Add a repository to a project",
                        "Put a repository into a project, if it is not in it yet.",
                        arguments(PROJECT, REPOSITORY), DONE, false, (viewer, given) -> {
                            projects.add(viewer, given.required("project"), given.required("repository_id"));
                            return Map.of("success", true);
                        }),
                new Tool("remove_repository_from_project", "Remove a repository from a project",
                        "Take a repository out of a project, if it is in it.",
                        arguments(PROJECT, REPOSITORY), DONE, false, (viewer, given) -> {
                            projects.remove(viewer, given.required("project"), given.required("repository_id"));
                            return Map.of("success", true);
                        }));
    }

    private Map<String, @Nullable Object> create(Viewer viewer, Arguments given) {
        Wanted wanted = new Wanted(given.required("name"), true, given.text("description"), given.texts("repository_ids"));
        return Map.of("id", projects.create(viewer, wanted));
    }

    private Map<String, @Nullable Object> update(Viewer viewer, Arguments given) {
        projects.update(viewer, given.required("project"), new Wanted(given.text("name"), given.has("description"),
                given.text("description"), given.has("repository_ids") ? given.texts("repository_ids") : null));
        return Map.of("success", true);
    }
}
