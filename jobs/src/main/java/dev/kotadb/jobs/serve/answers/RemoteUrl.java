package dev.kotadb.jobs.serve.answers;

import org.jspecify.annotations.Nullable;

/** Where a repository is; a directory of the server is not shown. */
final class RemoteUrl {
    private static final String REMOTE = "(?!file:)\\w+://.*|[\\w.-]+@[\\w.-]+:.*";

    private RemoteUrl() {}

    static @Nullable String shown(@Nullable String location) {
        return location != null && location.matches(REMOTE) ? location : null;
    }
}
