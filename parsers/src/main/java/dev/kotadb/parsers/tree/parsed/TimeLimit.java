package dev.kotadb.parsers.tree.parsed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** A limit on this thread's processor time, so that a file that is read on an idle machine does not fail on a busy one. */
public final class TimeLimit {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The clock is read once per this many questions; the native parser asks thousands of times a second. */
    private static final int ASKED_PER_READING = 64;

    private final long end;
    private int asked;
    private boolean over;

    public TimeLimit(Duration limit) {
        this.end = now() + limit.toNanos();
    }

    public boolean isOver() {
        if (!over && asked++ % ASKED_PER_READING == 0) {
            over = now() - end > 0;
        }
        return over;
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
