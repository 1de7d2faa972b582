package dev.kotadb.schema.keys;

import java.time.OffsetDateTime;

/**
 * A key's requests in the current clock hour or UTC day, whichever leaves fewer.
 *
 * @param requestCount including refused requests
 * @param remaining never below 0
 * @param allowed whether the counted request was within the limit; if none was counted, whether the next one will be
 * @param retryAfterSeconds 0 if allowed, otherwise the seconds until the end of the hour or day
 */
public record RateLimit(
        int requestCount,
        int rateLimit,
        int remaining,
        OffsetDateTime windowStart,
        OffsetDateTime resetAt,
        boolean allowed,
        int retryAfterSeconds) {}
