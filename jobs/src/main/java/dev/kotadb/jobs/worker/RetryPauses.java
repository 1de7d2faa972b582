package dev.kotadb.jobs.worker;

import dev.kotadb.jobs.index.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tries a failed job again after growing pauses, and returns the jobs of a worker that stops. Safe for several threads. */
final class RetryPauses implements Ending {
    private final List<Duration> pauses;
    private final AtomicBoolean workerStops = new AtomicBoolean();

    RetryPauses(List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
    }

    void workerStops() {
        workerStops.set(true);
    }

    @Override
    public Optional<Duration> afterFailure(int earlierFailures) {
        return earlierFailures < pauses.size() ? Optional.of(pauses.get(earlierFailures)) : Optional.empty();
    }

    @Override
    public boolean goesOnAfterStop() {
        return workerStops.get();
    }
}
