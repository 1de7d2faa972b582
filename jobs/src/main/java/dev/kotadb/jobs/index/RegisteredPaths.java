package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.PathPatterns;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import java.util.UUID;

/** The files that a registered repository's settings choose. */
public final class RegisteredPaths {
    private RegisteredPaths() {}

    /** All files if the repository is not registered. */
    public static PathPatterns of(RepositorySettingsTable registered, UUID repository) {
        return registered.find(repository)
                .map(found -> new PathPatterns(found.settings().include(), found.settings().exclude()))
                .orElse(PathPatterns.ALL);
    }
}
