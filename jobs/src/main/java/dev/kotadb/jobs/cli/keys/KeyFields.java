package dev.kotadb.jobs.cli.keys;

import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.RateLimit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and limits as JSON has them. */
final class KeyFields {
    private KeyFields() {}

    static Map<String, @Nullable Object> of(ApiKeyRow key) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("keyId", key.keyId());
        object.put("userId", key.userId());
        object.put("email", key.email());
        object.put("tier", key.tier());
        object.put("rateLimitPerHour", key.rateLimitPerHour());
        object.put("enabled", key.enabled());
        object.put("lastUsedAt", key.lastUsedAt() == null ? null : key.lastUsedAt().toInstant());
        object.put("createdAt", key.createdAt().toInstant());
        return object;
    }

    static Map<String, @Nullable Object> of(RateLimit limit) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("requestCount", limit.requestCount());
        object.put("rateLimit", limit.rateLimit());
        object.put("remaining", limit.remaining());
        object.put("windowStart", limit.windowStart().toInstant());
        object.put("resetAt", limit.resetAt().toInstant());
        object.put("allowed", limit.allowed());
        object.put("retryAfterSeconds", limit.retryAfterSeconds());
        return object;
    }

    /** The user as people know them. */
    static String owner(ApiKeyRow key) {
        return key.email() == null ? key.userId().toString() : key.email();
    }
}
