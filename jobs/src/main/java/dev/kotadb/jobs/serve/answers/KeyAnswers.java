package dev.kotadb.jobs.serve.answers;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.keys.ApiKeyRow;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.ApiKeysTable.Made;
import dev.kotadb.schema.keys.RateLimit;
import dev.kotadb.schema.keys.RateLimits;
import dev.kotadb.schema.keys.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes, shows and revokes a user's own key. */
public final class KeyAnswers {
    private static final int RESETS_PER_HOUR = 5;

    private final ApiKeysTable keys;
    private final RateLimits limits;

    public KeyAnswers(DataSource dataSource) {
        this.keys = new ApiKeysTable(dataSource);
        this.limits = new RateLimits(dataSource);
    }

    /** A new key of the tier free, unless the user has one, which is told without its secret. */
    public Map<String, @Nullable Object> generate(Viewer viewer) {
        Made made = keys.createFirst(user(viewer), Tier.FREE);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (made.text() != null) {
            fields.put("apiKey", made.text());
        }
        fields.putAll(fields(made.key()));
        if (made.text() == null) {
            fields.put("message", "API key already exists for this user");
        }
        return fields;
    }

    /** @param key that of the request; null if it had none: then the newest one of the user */
    public Map<String, @Nullable Object> current(Viewer viewer, @Nullable ApiKeyRow key) {
        ApiKeyRow row = one(viewer, key);
        Map<String, @Nullable Object> fields = fields(row);
        fields.put("lastUsedAt", row.lastUsedAt() == null ? null : row.lastUsedAt().toInstant());
        fields.put("enabled", row.enabled());
        return fields;
    }

    /** Revokes the key and makes another one like it, unless that was done too often in this hour. */
    public Map<String, @Nullable Object> reset(Viewer viewer, @Nullable ApiKeyRow key) {
        RateLimit limit = limits.count("api-key-reset:" + user(viewer), RESETS_PER_HOUR);
        if (!limit.allowed()) {
            throw Problem.tooMany("Rate limit exceeded for API key reset", limit.retryAfterSeconds());
        }
        Made made = keys.replace(one(viewer, key).keyId()).orElseThrow(KeyAnswers::none);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("apiKey", made.text());
        fields.putAll(fields(made.key()));
        fields.put("message", "Old API key revoked, new key generated");
        return fields;
    }

    /** The key is of no use from now on. */
    public Map<String, @Nullable Object> revoke(Viewer viewer, @Nullable ApiKeyRow key) {
        String keyId = one(viewer, key).keyId();
        keys.disable(keyId);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        fields.put("message", "API key revoked successfully");
        fields.put("keyId", keyId);
        fields.put("revokedAt", Instant.now());
        return fields;
    }

    private ApiKeyRow one(Viewer viewer, @Nullable ApiKeyRow key) {
        UUID user = user(viewer);
        return key != null ? key : keys.newest(user).orElseThrow(KeyAnswers::none);
    }

    private static Problem none() {
        return Problem.notFound("No active API key found");
    }

    private static UUID user(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Owner owner -> throw Problem.notFound("The single-user mode has no keys");
            case Viewer.User named -> UUID.fromString(named.name());
        };
    }

    private static Map<String, @Nullable Object> fields(ApiKeyRow row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("keyId", row.keyId());
        fields.put("tier", row.tier());
        fields.put("rateLimitPerHour", row.rateLimitPerHour());
        fields.put("createdAt", row.createdAt().toInstant());
        return fields;
    }
}
