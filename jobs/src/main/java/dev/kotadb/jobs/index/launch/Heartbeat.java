package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.settings.Limit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Says every few seconds, in the job's record, that its process lives. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final IndexJobsTable jobs;
    private final Workspace workspace;

    private Heartbeat(IndexJobsTable jobs, Workspace workspace) {
        this.jobs = jobs;
        this.workspace = workspace;
    }

    static Heartbeat start(IndexJobsTable jobs, Workspace workspace) {
        Heartbeat heartbeat = new Heartbeat(jobs, workspace);
        long seconds = Limit.HEARTBEAT_INTERVAL.value();
        // A process that was frozen does not make up the beats that it has missed.
        heartbeat.timer.scheduleWithFixedDelay(RunContext.inherit(heartbeat::beat), seconds, seconds, TimeUnit.SECONDS);
        return heartbeat;
    }

    /** A failed beat does not end the run: if the database is gone, the run's own next statement says so. */
    private void beat() {
        IndexRun run = workspace.run();
        try {
            String progress = JsonMapper.shared().writeValueAsString(workspace.progress().position());
            boolean taken = !jobs.beat(run.id(), run.attempt(), progress)
                    && jobs.find(run.id()).filter(row -> row.attempt() != run.attempt()).isPresent();
            if (taken) {
                LOG.warn("another process has taken job {}; this one publishes nothing", run.id());
            } // else it has just ended
        } catch (RuntimeException e) {
            LOG.debug("no heartbeat for job {}: {}", run.id(), e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
