package dev.kotadb.jobs.index;

import java.time.Duration;
import java.util.Optional;

/** Whether a run that did not complete is tried again. */
public interface Ending {
    /** A person waits for the run, is told what happened, and decides. */
    Ending FINAL = new Ending() {
        @Override
        public Optional<Duration> afterFailure(int earlierFailures) {
            return Optional.empty();
        }

        @Override
        public boolean goesOnAfterStop() {
            return false;
        }
    };

    /** How long a job that failed waits for its next attempt; empty if it stays failed. */
    Optional<Duration> afterFailure(int earlierFailures);

    /** Whether a job that was stopped goes back to the queue. */
    boolean goesOnAfterStop();
}
