package dev.kotadb.schema.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indexing job.
 *
 * @param seconds its duration so far; null before its start
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
        @LeftOutIfNull @Nullable List<FileOutcome> troubles) {
    /** The outcome of a file that failed or is partial. */
    public record FileOutcome(
            String path, String outcome, @Nullable String stage, @Nullable String reason, @Nullable Integer milliseconds) {}

    Job with(List<FileOutcome> outcomes) {
        return new Job(id, repository, ref, status, commit, createdAt, startedAt, completedAt, seconds, error, parameters,
                stats, List.copyOf(outcomes));
    }
}
