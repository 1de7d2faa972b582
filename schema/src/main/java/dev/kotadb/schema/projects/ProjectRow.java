package dev.kotadb.schema.projects;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group of repositories. Its owner is a user or an organization; the other id is null.
 *
 * @param metadata a JSON object
 * @param repositoryCount of those that the viewer sees
 */
public record ProjectRow(
        UUID id,
        @Nullable UUID userId,
        @Nullable UUID orgId,
        String name,
        @Nullable String description,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        String metadata,
        int repositoryCount) {}
