package dev.kotadb.jobs.index.rows;

import dev.kotadb.schema.index.staging.OutcomeReason;
import org.jspecify.annotations.Nullable;

/** What stands at a path of the plan: its text, or why it has none. */
public sealed interface FileContent {
    /** The language of what has no text. */
    String BINARY = "binary";

    /** Git's id of the bytes that were read; it differs from the plan's if the file changed meanwhile. */
    String blobHash();

    long sizeBytes();

    String language();

    /**
     * @param note what was assumed to read it; null for plain UTF-8
     * @param damaged whether characters were replaced, so that the file counts as partial
     */
    record Text(
            String blobHash, long sizeBytes, String language, String text, @Nullable String note, boolean damaged)
            implements FileContent {}

    /** A path without a text. */
    record None(String blobHash, long sizeBytes, OutcomeReason code, String reason) implements FileContent {
        @Override
        public String language() {
            return BINARY;
        }
    }
}
