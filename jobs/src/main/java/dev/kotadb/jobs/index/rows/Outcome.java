package dev.kotadb.jobs.index.rows;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param name indexed, partial, skipped or failed
 * @param stage where it was settled (read, parse); null for an indexed file
 * @param reason for people; an indexed file may have one too (what was assumed to read it)
 */
public record Outcome(String name, @Nullable String stage, @Nullable String reason) {
    public static final String INDEXED = "indexed";
    public static final String PARTIAL = "partial";
    public static final String SKIPPED = "skipped";
    public static final String FAILED = "failed";
}
