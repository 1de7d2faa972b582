package dev.kotadb.jobs.cli.repo;

import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registered repository as JSON. */
final class RepositoryFields {
    private RepositoryFields() {}

    static Map<String, @Nullable Object> of(Registered repository) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", repository.id().toString());
        object.put("repository", repository.fullName());
        object.put("location", repository.location());
        object.put("user", repository.user());
        object.put("organization", repository.organization());
        object.put("enabled", repository.enabled());
        object.put("ref", repository.settings().ref());
        object.put("priority", repository.settings().priority());
        object.put("max_age_seconds", repository.settings().maximumAge().toSeconds());
        object.put("include", repository.settings().include());
        object.put("exclude", repository.settings().exclude());
        object.put("indexed_commit", repository.indexedCommit());
        object.put("indexed_at", repository.indexedAt() == null ? null : repository.indexedAt().toInstant().toString());
        return object;
    }
}
