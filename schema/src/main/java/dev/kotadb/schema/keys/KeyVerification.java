package dev.kotadb.schema.keys;

/** The result of verifying a key. */
public sealed interface KeyVerification {
    /** The key is valid; the limit includes this request if it was counted. */
    record Valid(ApiKeyRow key, RateLimit limit) implements KeyVerification {}

    /** The text is not a key; nothing was looked up. */
    record Malformed(String reason) implements KeyVerification {}

    /** There is no such key, or it has another secret; callers do not learn which. */
    record Refused() implements KeyVerification {}

    /** The secret is right; the key was disabled. */
    record Disabled(ApiKeyRow key) implements KeyVerification {}
}
