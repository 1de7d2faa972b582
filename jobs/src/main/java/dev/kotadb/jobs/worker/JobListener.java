package dev.kotadb.jobs.worker;

import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.job.PendingJobs;
import dev.kotadb.schema.settings.Limit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Gives pending jobs their task as soon as it is told of them, and every few seconds those of which it was not told. */
final class JobListener implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JobListener.class);

    /** A server that restarts is back before. */
    private static final int TOLD_FAILURES = 10;

    private final DataSource sessions;
    private final JobQueueTable queue;
    private final Runnable newTasks;
    private final BooleanSupplier lost;
    private final BooleanSupplier stopping;
    private int failures;

    /**
     * @param sessions opens a session of its own for the listener
     * @param newTasks is called when there are new tasks
     * @param lost whether the database server is lost, of which others tell
     */
    JobListener(
            DataSource sessions,
            JobQueueTable queue,
            Runnable newTasks,
            BooleanSupplier lost,
            BooleanSupplier stopping) {
        this.sessions = sessions;
        this.queue = queue;
        this.newTasks = newTasks;
        this.lost = lost;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        while (!stopping.getAsBoolean()) {
            try (PendingJobs pending = PendingJobs.listen(sessions)) {
                listen(pending);
            } catch (DataAccessException e) {
                failures++;
                if (failures == TOLD_FAILURES && !lost.getAsBoolean()) {
                    LOG.warn("{}; trying again", e.getMessage());
                }
                pause();
            }
        }
    }

    private void listen(PendingJobs pending) {
        while (!stopping.getAsBoolean()) {
            if (queue.addTasks() > 0) {
                newTasks.run();
            }
            pending.await(Limit.QUEUE_POLL_INTERVAL.duration());
            failures = 0;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Limit.QUEUE_POLL_INTERVAL.duration());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
