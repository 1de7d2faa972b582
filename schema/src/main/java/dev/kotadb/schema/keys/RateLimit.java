package dev.kotadb.schema.keys;

import java.time.OffsetDateTime;

/**
 * A key's requests in the current clock hour.
 *
 * @param requestCount those refused included
 * @param remaining never below 0
 * @param allowed of a request that was counted: whether it was within the limit; else whether the next one would be
 * @param retryAfterSeconds 0 where allowed, else the seconds to the end of the hour
 */
public record RateLimit(
        int requestCount,
        int rateLimit,
        int remaining,
        OffsetDateTime windowStart,
        OffsetDateTime resetAt,
        boolean allowed,
        int retryAfterSeconds) {}
