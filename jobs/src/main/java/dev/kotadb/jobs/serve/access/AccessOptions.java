package dev.kotadb.jobs.serve.access;

import org.jspecify.annotations.Nullable;

/**
 * Who is let in beside the holders of keys.
 *
 * @param issuer of tokens; null if there is none
 * @param operatorKey lets an operator see and retry failed jobs of all tenants; null if nobody may
 */
public record AccessOptions(@Nullable TokenIssuer issuer, @Nullable String operatorKey) {
    public static final AccessOptions KEYS_ONLY = new AccessOptions(null, null);

    @Override
    public String toString() {
        return issuer == null ? "keys" : "keys and tokens of " + issuer.location();
    }
}
