package dev.kotadb.jobs.questions;

import org.jspecify.annotations.Nullable;

/**
 * Why the references of a line are resolved as they are.
 *
 * @param file a path, or its end if only one file has it
 * @param line from 1
 * @param repository a repository's full name, last part or id; null for all
 */
public record ExplainRequest(String file, int line, @Nullable String repository) {
    public ExplainRequest {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1: " + line);
        }
    }
}
