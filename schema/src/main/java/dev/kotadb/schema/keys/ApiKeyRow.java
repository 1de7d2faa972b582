package dev.kotadb.schema.keys;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner and operators may see it: neither secret nor hash.
 *
 * @param email null if the user has none
 * @param lastUsedAt to the minute; null if never
 */
public record ApiKeyRow(
        String keyId,
        UUID userId,
        @Nullable String email,
        String tier,
        int rateLimitPerHour,
        boolean enabled,
        @Nullable OffsetDateTime lastUsedAt,
        OffsetDateTime createdAt) {}
