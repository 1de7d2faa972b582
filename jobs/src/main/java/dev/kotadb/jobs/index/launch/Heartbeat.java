package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.settings.Limit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds, in the job's record, that its process lives. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final IndexJobsTable jobs;
    private final IndexRun run;

    private Heartbeat(IndexJobsTable jobs, IndexRun run) {
        this.jobs = jobs;
        this.run = run;
    }

    static Heartbeat start(IndexJobsTable jobs, IndexRun run) {
        Heartbeat heartbeat = new Heartbeat(jobs, run);
        long seconds = Limit.HEARTBEAT_INTERVAL.value();
        heartbeat.timer.scheduleAtFixedRate(heartbeat::beat, seconds, seconds, TimeUnit.SECONDS);
        return heartbeat;
    }

    /** A failed beat does not end the run: if the database is gone, the run's own next statement says so. */
    private void beat() {
        try {
            if (!jobs.beat(run.id(), run.attempt())) {
                LOG.warn("job {} is over, or another process has taken it", run.id());
            }
        } catch (RuntimeException e) {
            LOG.debug("no heartbeat for job {}: {}", run.id(), e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
