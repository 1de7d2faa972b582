package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.worker.Worker;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** The first SIGTERM or Ctrl-C stops a worker in good order; the second ends the process at once. */
final class WorkerSignals {
    private static final int KILLED_BY_SIGNAL = 128;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Worker worker;

    private WorkerSignals(Worker worker) {
        this.worker = worker;
    }

    /** For the rest of the process. A shutdown hook would not be told of a second signal. */
    static void install(Worker worker) {
        WorkerSignals signals = new WorkerSignals(worker);
        List.of("TERM", "INT").forEach(name -> Signal.handle(new Signal(name), signals::received));
    }

    private void received(Signal signal) {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL + signal.getNumber());
        }
        Thread.ofPlatform().name("stop").start(worker::stop);
    }
}
