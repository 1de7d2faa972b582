package dev.kotadb.schema.admin.migrate;

import java.time.Duration;
import java.util.List;

/**
 * What a call of {@link SchemaMigrations#migrate} did.
 *
 * @param applied names of the migrations, in order; empty if nothing was pending
 */
public record MigrationResult(List<String> applied, Duration took) {
    public MigrationResult {
        applied = List.copyOf(applied);
    }
}
