package dev.kotadb.schema.admin.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One migration and whether the database has it.
 *
 * @param version 14 digits, ordered
 * @param name the script's name without its extension; it begins with the version
 * @param applied whether the database has it
 * @param appliedAt when kota applied it; null if it is pending or if the original system applied it
 */
public record MigrationStatus(String version, String name, boolean applied, @Nullable Instant appliedAt) {
    public boolean pending() {
        return !applied;
    }
}
