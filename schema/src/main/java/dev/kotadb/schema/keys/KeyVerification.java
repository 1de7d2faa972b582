package dev.kotadb.schema.keys;

/** Whether a text is a key that lets its bearer in. */
public sealed interface KeyVerification {
    /** A key that lets in; the limit is the hour's state, with the request at hand where that was counted. */
    record Valid(ApiKeyRow key, RateLimit limit) implements KeyVerification {}

    /** No key at all; nothing was looked up. */
    record Malformed(String reason) implements KeyVerification {}

    /** There is no such key, or it has another secret; which of them is told to nobody. */
    record Refused() implements KeyVerification {}

    /** The secret is right; the key was disabled. */
    record Disabled(ApiKeyRow key) implements KeyVerification {}
}
