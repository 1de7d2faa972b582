package dev.kotadb.schema.admin.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One migration and whether the database has it.
 *
 * @param version 14 digits, ordered
 * @param name the script's name without its extension; it begins with the version
 * @param appliedAt null while it is pending
 */
public record MigrationStatus(String version, String name, @Nullable Instant appliedAt) {}
