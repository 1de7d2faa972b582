package dev.kotadb.jobs.cli.project;

import dev.kotadb.schema.projects.ProjectRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project as JSON. */
final class ProjectFields {
    private ProjectFields() {}

    static Map<String, @Nullable Object> of(ProjectRow project) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", project.id().toString());
        object.put("name", project.name());
        object.put("description", project.description());
        object.put("user", project.userId() == null ? null : project.userId().toString());
        object.put("organization", project.orgId() == null ? null : project.orgId().toString());
        object.put("repository_count", project.repositoryCount());
        object.put("created_at", project.createdAt().toInstant().toString());
        object.put("updated_at", project.updatedAt().toInstant().toString());
        return object;
    }
}
