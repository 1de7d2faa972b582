package dev.kotadb.parsers.language.java.parse;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long a piece of work may take, counted in the processor's time of its thread: whether a file is read must not
 * depend on what else the machine does. So that the caller never waits for ever, the clock on the wall counts too, at
 * ten times the limit.
 */
final class Deadline {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WALL_FACTOR = 10;

    private final Duration limit;
    private final long wallEnd;
    private volatile long thread = -1;
    private volatile long startedAt;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.wallEnd = System.nanoTime() + WALL_FACTOR * limit.toNanos();
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** The calling thread does the work, from now on. */
    void start() {
        startedAt = THREADS.getCurrentThreadCpuTime();
        thread = Thread.currentThread().threadId();
    }

    Duration limit() {
        return limit;
    }

    boolean passed() {
        return nanosLeft() <= 0;
    }

    /** Least time until the deadline can have passed. */
    long nanosLeft() {
        long left = limit.toNanos() - used();
        return Math.min(left, wallEnd - System.nanoTime());
    }

    private long used() {
        long worker = thread;
        if (worker < 0) {
            return 0;
        }
        long now = worker == Thread.currentThread().threadId()
                ? THREADS.getCurrentThreadCpuTime()
                : THREADS.getThreadCpuTime(worker);
        return now < 0 ? 0 : now - startedAt;
    }
}
