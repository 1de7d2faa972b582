package dev.kotadb.schema.query.job;

import dev.kotadb.schema.query.JsonText;
import dev.kotadb.schema.query.LeftOutIfNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indexing job.
 *
 * @param seconds its duration so far; null before its start
 * @param queue where the job is, how far, and what it waits for
 * @param troubles files that failed or are partial; null if they were not requested
 */
public record Job(
        String id,
        String repository,
        @Nullable String ref,
        String status,
        @Nullable String commit,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String completedAt,
        @Nullable Double seconds,
        @Nullable String error,
        JsonText parameters,
        JsonText stats,
        Queue queue,
        @LeftOutIfNull @Nullable List<FileOutcome> troubles) {
    /**
     * The state of a job among workers.
     *
     * @param worker the process that began the last attempt; null before the first one
     * @param stale whether the job is processing, and its process has been silent for so long that it counts as dead
     * @param progress step, done and files of a job that is processing
     * @param waits what a pending job waits for, for people; null for other jobs
     * @param history what became of each attempt that did not complete, with its reason
     */
    public record Queue(
            int priority,
            int attempt,
            @Nullable String worker,
            @Nullable String heartbeatAt,
            boolean stale,
            @Nullable JsonText progress,
            @Nullable String nextAttemptAt,
            @Nullable String waits,
            JsonText history) {}

    /** The outcome of a file that failed or is partial. */
    public record FileOutcome(
            String path, String outcome, @Nullable String stage, @Nullable String reason, @Nullable Integer milliseconds) {}

    Job with(List<FileOutcome> outcomes) {
        return new Job(id, repository, ref, status, commit, createdAt, startedAt, completedAt, seconds, error, parameters,
                stats, queue, List.copyOf(outcomes));
    }
}
