package dev.kotadb.schema.admin.migrate;

import java.time.Duration;
import java.util.List;

/**
 * The result of {@link SchemaMigrations#migrate}.
 *
 * @param applied names of the applied migrations, in order; empty if none was pending
 */
public record MigrationResult(List<String> applied, Duration took) {
    public MigrationResult {
        applied = List.copyOf(applied);
    }
}
