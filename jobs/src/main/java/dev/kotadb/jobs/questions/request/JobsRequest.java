package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A list of jobs.
 *
 * @param repository a repository's full name, last part or id; null for all
 * @param status null for all
 */
public record JobsRequest(@Nullable String repository, @Nullable String status, int limit) {
    public static final int DEFAULT_LIMIT = 20;

    public JobsRequest {
        Limits.check(limit);
    }
}
