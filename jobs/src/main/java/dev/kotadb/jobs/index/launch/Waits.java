package dev.kotadb.jobs.index.launch;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Pauses of this process that end when its runs are asked to stop. Safe for use by several threads. */
@Component
final class Waits {
    private long stops;

    /** The beginning of a wait; a stop that was asked for before does not end it. */
    synchronized long begin() {
        return stops;
    }

    /**
     * Pauses within a wait.
     *
     * @param wait from {@link #begin}
     * @return false if the wait has to end
     */
    synchronized boolean pause(long wait, Duration pause) {
        try {
            long end = System.nanoTime() + pause.toNanos();
            for (long left = pause.toMillis(); left > 0 && wait == stops; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return wait == stops;
    }

    /** Ends all waits. */
    synchronized void stop() {
        stops++;
        notifyAll();
    }
}
