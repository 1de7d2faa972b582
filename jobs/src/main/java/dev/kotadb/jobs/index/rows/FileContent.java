package dev.kotadb.jobs.index.rows;

import org.jspecify.annotations.Nullable;

/** What stands at a path of the plan: its text, or why it has none. */
public sealed interface FileContent {
    /** Git's id of the bytes that were read, which a file that changes meanwhile no longer shares with the plan. */
    String blobHash();

    long sizeBytes();

    /** @param note what was assumed to read it; null for sound UTF-8 */
    record Text(String blobHash, long sizeBytes, String language, String text, @Nullable String note)
            implements FileContent {}

    /** @param failed whether it should have been read and could not */
    record None(String blobHash, long sizeBytes, String language, boolean failed, String reason)
            implements FileContent {}
}
