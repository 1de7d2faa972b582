package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A look-up of the references on lines of a file.
 *
 * @param file a path or the end of one
 * @param repository a repository's full name, last part or id; null for all
 * @param firstLine from 1
 */
public record OutgoingRequest(String file, @Nullable String repository, int firstLine, int lastLine, int limit) {
    public OutgoingRequest {
        Limits.check(limit);
    }
}
