package dev.kotadb.jobs.index.launch;

import dev.kotadb.schema.index.IndexJobsTable;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds, in the job's record, that its process lives. */
final class Heartbeat implements AutoCloseable {
    private static final int SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    private Heartbeat() {}

    static Heartbeat start(IndexJobsTable jobs, UUID job) {
        Heartbeat heartbeat = new Heartbeat();
        var beats = heartbeat.timer.scheduleAtFixedRate(() -> beat(jobs, job), SECONDS, SECONDS, TimeUnit.SECONDS);
        LOG.debug("heartbeat of job {} {}", job, beats);
        return heartbeat;
    }

    /** A beat that fails is not worth the run: the next statement of the run itself tells of a database that is gone. */
    private static void beat(IndexJobsTable jobs, UUID job) {
        try {
            jobs.beat(job);
        } catch (RuntimeException e) {
            LOG.debug("no heartbeat for job {}: {}", job, e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
