package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A look-up of declarations.
 *
 * @param name a name, a qualified name or its end, or {@code PATH:LINE}, of whose path the end is enough
 * @param kind one of the schema's; null for all
 * @param repository a repository's full name, last part or id; null for all
 */
public record SymbolsRequest(String name, @Nullable String kind, @Nullable String repository, int limit) {
    public static final int DEFAULT_LIMIT = 100;

    public SymbolsRequest {
        Limits.check(limit);
    }
}
