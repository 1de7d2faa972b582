package dev.kotadb.schema.nightly;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code nightly_runs}.
 *
 * @param endedAt null if it is at work
 * @param readAt when the row was read, by the database's clock
 * @param silent whether it is at work and its last heartbeat is so old that its process counts as dead
 * @param error why it is not completed; null if it is
 * @param schedule the cron expression that workers follow; null if none is set
 * @param zone the time zone of the schedule
 */
public record NightlyRunRow(
        UUID id,
        NightTrigger trigger,
        NightStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant readAt,
        boolean silent,
        @Nullable String error,
        @Nullable String schedule,
        @Nullable String zone) {
    /** When it ended, or was read. */
    public Instant until() {
        return endedAt == null ? readAt : endedAt;
    }
}
