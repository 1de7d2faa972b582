package dev.kotadb.parsers.java;

import java.time.Duration;

/** The moment by which a piece of work has to be done. */
final class Deadline {
    private final Duration limit;
    private final long end;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    Duration limit() {
        return limit;
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }
}
