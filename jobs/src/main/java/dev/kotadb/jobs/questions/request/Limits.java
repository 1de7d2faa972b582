package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/** Checks the numbers of a request. */
final class Limits {
    private Limits() {}

    static void check(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("a limit has to be 1 or more: " + limit);
        }
    }
}
