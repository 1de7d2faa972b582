package dev.kotadb.jobs.serve.openapi;

import static dev.kotadb.jobs.serve.openapi.Schemas.ID;
import static dev.kotadb.jobs.serve.openapi.Schemas.NUMBER;
import static dev.kotadb.jobs.serve.openapi.Schemas.TEXT;
import static dev.kotadb.jobs.serve.openapi.Schemas.TIME;
import static dev.kotadb.jobs.serve.openapi.Schemas.TRUTH;
import static dev.kotadb.jobs.serve.openapi.Schemas.field;
import static dev.kotadb.jobs.serve.openapi.Schemas.object;
import static dev.kotadb.jobs.serve.openapi.Schemas.optional;
import static dev.kotadb.jobs.serve.openapi.Schemas.orNull;

import dev.kotadb.jobs.serve.openapi.Schemas.Field;
import java.util.Map;

/** The routes of keys. */
public final class KeyOperations {
    private static final Field KEY_ID = field("keyId", TEXT);
    private static final Field TIER = field("tier", TEXT);
    private static final Field LIMIT = field("rateLimitPerHour", NUMBER);
    private static final Field CREATED = field("createdAt", TIME);
    private static final Map<String, Object> NO_BODY = Map.of();

    public static final Operation VALIDATE = Operation.get("/api/keys/validate", "What the key or token of the request may", object(
            field("valid", TRUTH), TIER, field("userId", ID),
            field("rateLimitInfo", object(field("limit", NUMBER), field("remaining", NUMBER), field("reset", NUMBER)))));
    public static final Operation GENERATE = Operation.change("POST", "/api/keys/generate",
            "Make a key, which is shown once, unless the user has one", NO_BODY,
            object(optional("apiKey", TEXT), KEY_ID, TIER, LIMIT, CREATED, optional("message", TEXT)));
    public static final Operation CURRENT = Operation.get("/api/keys/current", "The key of the request, or the newest one of the user",
            object(KEY_ID, TIER, LIMIT, CREATED, field("lastUsedAt", orNull(TIME)), field("enabled", TRUTH)));
    public static final Operation RESET = Operation.change("POST", "/api/keys/reset",
            "Revoke the key and make another one like it, five times an hour at most", NO_BODY,
            object(field("apiKey", TEXT), KEY_ID, TIER, LIMIT, CREATED, field("message", TEXT)));
    public static final Operation REVOKE = Operation.change("DELETE", "/api/keys/current", "Revoke the key", NO_BODY,
            object(field("success", TRUTH), field("message", TEXT), KEY_ID, field("revokedAt", TIME)));

    private KeyOperations() {}
}
