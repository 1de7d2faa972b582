package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A look-up of one file.
 *
 * @param file a path or the end of one
 * @param repository a repository's full name, last part or id; null for all
 * @param characters how much of its text is wanted
 */
public record SourceFileRequest(String file, @Nullable String repository, int characters) {
    public SourceFileRequest {
        Limits.check(characters);
    }
}
