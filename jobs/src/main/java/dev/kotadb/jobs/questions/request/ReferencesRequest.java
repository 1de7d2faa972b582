package dev.kotadb.jobs.questions.request;

import org.jspecify.annotations.Nullable;

/**
 * A look-up of uses.
 *
 * @param symbol as {@link SymbolsRequest#name}
 * @param type a reference type of the schema; null for all
 * @param repository a repository's full name, last part or id; null for all
 * @param withoutTarget whether uses of the name whose target is not known are wanted too; they always are if there is no
 *     such symbol
 * @param limit of uses per symbol
 */
public record ReferencesRequest(
        String symbol, @Nullable String type, @Nullable String repository, boolean withoutTarget, int limit) {
    public static final int DEFAULT_LIMIT = 1000;

    public ReferencesRequest {
        Limits.check(limit);
    }
}
