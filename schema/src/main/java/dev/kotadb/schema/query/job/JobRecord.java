package dev.kotadb.schema.query.job;

import dev.kotadb.schema.query.JsonText;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code index_jobs}, as the original's HTTP interface shows it.
 *
 * @param queueJobId of its task; null before a worker has seen it
 * @param retryCount how many attempts failed since somebody last asked for it
 * @param stats JSON
 */
public record JobRecord(
        UUID id,
        UUID repositoryId,
        @Nullable String ref,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String errorMessage,
        JsonText stats,
        @Nullable UUID queueJobId,
        @Nullable String commitSha,
        int retryCount,
        Instant createdAt) {}
