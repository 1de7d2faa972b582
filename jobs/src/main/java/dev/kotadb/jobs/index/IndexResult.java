package dev.kotadb.jobs.index;

import dev.kotadb.schema.index.job.IndexJobStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status completed, skipped, failed or stopped
 * @param error what to tell the operator; null unless failed or stopped
 * @param statsJson as in {@code index_jobs.stats}
 * @param takenOver whether another process has taken the job meanwhile, so that this one published nothing
 * @param failedFiles how many files of the run have the outcome failed
 */
public record IndexResult(
        UUID job,
        String repository,
        IndexJobStatus status,
        @Nullable String error,
        String statsJson,
        boolean takenOver,
        long failedFiles) {}
