package dev.kotadb.schema.keys;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret and hash, as its owner and operators may see it.
 *
 * @param email null if the user has none
 * @param lastUsedAt precise to the minute; null if the key was never used
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
