package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A walk over the dependency graph from one file.
 *
 * @param file a path or the end of one
 * @param repository a repository's full name, last part or id; null for all
 * @param depth how many edges to follow, 1 or more
 */
public record DependenciesRequest(String file, @Nullable String repository, Direction direction, int depth) {
    public DependenciesRequest {
        if (depth < 1) {
            throw new IllegalArgumentException("the depth has to be 1 or more: " + depth);
        }
    }

    /** Which way the edges are followed. */
    public enum Direction {
        DEPENDENTS,
        DEPENDENCIES,
        BOTH
    }
}
