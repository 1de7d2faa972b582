package dev.kotadb.jobs.worker;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a worker is started with.
 *
 * @param concurrency how many jobs it works on at a time
 * @param pauses how long a failed job waits before its second, third, … attempt; after the last it stays failed
 * @param port where it answers about its health and metrics, 0 for a free one; empty for a worker that is part of another
 *     command, which answers nothing and begins no nightly runs
 */
public record WorkerOptions(int concurrency, List<Duration> pauses, OptionalInt port) {
    public WorkerOptions {
        pauses = List.copyOf(pauses);
    }
}
