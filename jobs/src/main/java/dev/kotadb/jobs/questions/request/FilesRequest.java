package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A list of files.
 *
 * @param words of code that they contain; empty if the list does not depend on words
 * @param repository a repository's full name, last part or id; null for all
 * @param project a project's name or id; null for repositories of all
 * @param language null for all
 * @param pathPrefix empty for all
 * @param characters how much of each file's text is wanted
 */
public record FilesRequest(
        String words,
        @Nullable String repository,
        @Nullable String project,
        @Nullable String language,
        String pathPrefix,
        int characters,
        int limit) {
    public FilesRequest {
        Limits.check(limit);
    }

    /** Files of any language, whatever they contain. */
    public static FilesRequest any(@Nullable String repository, int characters, int limit) {
        return new FilesRequest("", repository, null, null, "", characters, limit);
    }
}
