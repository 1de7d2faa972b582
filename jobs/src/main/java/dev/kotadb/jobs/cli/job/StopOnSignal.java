package dev.kotadb.jobs.cli.job;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.schema.settings.Limit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;

/**
 * Ends a run in good order when the process is asked to end: the run stops after the files it is at, what it uses is
 * closed by its own thread, and only then the process goes.
 */
final class StopOnSignal implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private StopOnSignal(IndexRepositoryLauncher launcher) {
        this.hook = new Thread(() -> stop(launcher), "stop");
    }

    static StopOnSignal install(IndexRepositoryLauncher launcher) {
        StopOnSignal signal = new StopOnSignal(launcher);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stop(IndexRepositoryLauncher launcher) {
        try {
            launcher.stopAll();
        } catch (RunRefusedException | DataAccessException e) {
            // It ended in the same moment, or waits for the database server.
        }
        try {
            if (closed.await(Limit.STOP_TIMEOUT.value(), TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.STOPPED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the run is over and its record written. */
    void ended() {
        closed.countDown();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already; the hook waits for this thread no longer.
        }
    }
}
