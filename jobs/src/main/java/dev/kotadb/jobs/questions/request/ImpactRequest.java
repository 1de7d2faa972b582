package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * What depends on a symbol or a file, directly or through others.
 *
 * @param subject a symbol's name, qualified name or the end of one, {@code PATH:LINE}, or a file's path or the end of one
 * @param repository a repository's full name, last part or id; null for all
 * @param depth how many steps to follow, 1 or more
 * @param limit how many dependents to find at most, 1 or more
 */
public record ImpactRequest(String subject, @Nullable String repository, int depth, int limit) {
    public ImpactRequest {
        if (depth < 1 || limit < 1) {
            throw new IllegalArgumentException("depth and limit have to be 1 or more: " + depth + ", " + limit);
        }
    }
}
