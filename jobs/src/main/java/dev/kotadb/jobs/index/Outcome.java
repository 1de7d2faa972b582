package dev.kotadb.jobs.index;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param name indexed, partial, skipped or failed
 * @param stage where it was settled (read, parse); null for an indexed file
 * @param reason for people; an indexed file may have one too (what was assumed to read it)
 */
record Outcome(String name, @Nullable String stage, @Nullable String reason) {
    static final String INDEXED = "indexed";
    static final String PARTIAL = "partial";
    static final String SKIPPED = "skipped";
    static final String FAILED = "failed";
}
