package dev.kotadb.parsers.tree;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Processor time that this thread may still spend: on a busy machine a file must not fail that is read on an idle one. */
final class TimeLimit {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The native parser asks thousands of times a second. */
    private static final int ASKED_PER_READING = 64;

    private final long end;
    private int asked;
    private boolean over;

    TimeLimit(Duration limit) {
        this.end = now() + limit.toNanos();
    }

    boolean isOver() {
        if (!over && asked++ % ASKED_PER_READING == 0) {
            over = now() - end > 0;
        }
        return over;
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
