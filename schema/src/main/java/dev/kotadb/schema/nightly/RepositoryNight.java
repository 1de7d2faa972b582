package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.job.IndexJobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a nightly run has recorded of a repository.
 *
 * @param reason why it was selected, or why it could not be asked
 * @param checkedAt when the answer of its remote was recorded, and its job put into the queue
 * @param check how long asking took
 * @param job null if it has none, or the record of the job is deleted
 * @param jobStatus null without a job
 * @param attempts at the job during the run, the oldest first
 * @param size of the index that the job published; null if it published none
 * @param before the size of the index before; null if there was none
 * @param tookBefore how long the last attempt of the job that published that took; null if that is not known
 */
public record RepositoryNight(
        String repository,
        CheckOutcome outcome,
        @Nullable String reason,
        Instant checkedAt,
        Duration check,
        @Nullable UUID job,
        @Nullable IndexJobStatus jobStatus,
        @Nullable String jobError,
        List<Attempt> attempts,
        @Nullable Size size,
        @Nullable Size before,
        @Nullable Duration tookBefore) {
    public RepositoryNight {
        attempts = List.copyOf(attempts);
    }

    /**
     * An attempt at a job.
     *
     * @param fetched when its source was there; null if that is not known
     * @param to null if it goes on
     * @param status completed, skipped or processing; failed, stopped or died if another attempt followed, or none
     */
    public record Attempt(
            Instant from, @Nullable Instant fetched, @Nullable Instant to, String status, @Nullable String reason) {}

    /** How large an index is. */
    public record Size(long files, long symbols) {}

    public RepositoryResult result() {
        return switch (outcome) {
            case UNCHANGED -> RepositoryResult.UNCHANGED;
            case UNREACHABLE -> RepositoryResult.UNREACHABLE;
            case PAUSED -> RepositoryResult.PAUSED;
            case SELECTED -> switch (jobStatus) {
                case COMPLETED, SKIPPED -> RepositoryResult.INDEXED;
                case FAILED, STOPPED -> RepositoryResult.FAILED;
                case PENDING, PROCESSING -> RepositoryResult.OPEN;
                case null -> RepositoryResult.OPEN;
            };
        };
    }

    /** Whether the repository is not as it should be. */
    public boolean isProblem() {
        return switch (result()) {
            case FAILED, UNREACHABLE, PAUSED, OPEN -> true;
            case INDEXED, UNCHANGED -> false;
        };
    }

    /** Why the repository is not as it should be; null if nothing is known. */
    public @Nullable String problem() {
        return jobStatus == null ? reason : jobError;
    }

    /** How long the last attempt took; null if none has ended. */
    public @Nullable Duration took() {
        Attempt last = attempts.isEmpty() ? null : attempts.getLast();
        return last == null || last.to() == null ? null : Duration.between(last.from(), last.to());
    }
}
