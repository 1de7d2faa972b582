package dev.kotadb.jobs.cli.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** The first SIGTERM or Ctrl-C stops a worker or a nightly run in good order; the second ends the process at once. */
public final class WorkerSignals {
    private static final int KILLED_BY_SIGNAL = 128;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable stop;

    private WorkerSignals(Runnable stop) {
        this.stop = stop;
    }

    /** For the rest of the process. A shutdown hook would not be told of a second signal. */
    public static void install(Runnable stop) {
        WorkerSignals signals = new WorkerSignals(stop);
        List.of("TERM", "INT").forEach(name -> Signal.handle(new Signal(name), signals::received));
    }

    private void received(Signal signal) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + signal.getNumber());
        }
        Thread.ofPlatform().name("stop").start(stop);
    }
}
