package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.jobs.index.statistics.RunStats;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.staging.StagingTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/** Writes the end of a run into its {@code index_jobs} row, and drops its staging tables unless it can be resumed. */
@Component
final class RunRecorder implements JobExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final Workspaces workspaces;
    private final StagingTables staging;
    private final RunEnds ends;
    private final RunStats stats;
    private final IndexMetrics metrics;
    private final FullDisk disk;

    RunRecorder(
            Workspaces workspaces,
            StagingTables staging,
            RunEnds ends,
            RunStats stats,
            IndexMetrics metrics,
            FullDisk disk) {
        this.workspaces = workspaces;
        this.staging = staging;
        this.ends = ends;
        this.stats = stats;
        this.metrics = metrics;
        this.disk = disk;
    }

    @Override
    public void afterJob(JobExecution execution) {
        Workspace workspace = workspaces.of(Workspaces.run(execution.getJobParameters()));
        IndexRun run = workspace.run();
        workspaces.close(run.id()); // rolls back a publication that was not finished
        boolean completed = execution.getStatus() == BatchStatus.COMPLETED;
        boolean published = completed && stats.hasChanges(run);
        IndexJobStatus status = status(execution, published);
        String counts = stats.of(run, execution, published);
        if (completed) {
            ends.completed(run, status, counts);
            LOG.info("run {}", status.sqlName());
            staging.drop(run.tables());
        } else if (status == IndexJobStatus.STOPPED) {
            ends.stopped(run, workspace.ending(), counts);
            LOG.info("run stopped");
        } else {
            String error = error(run, execution, disk.free(run, execution));
            if (FailureMessage.isOutOfMemory(execution)) {
                ends.ranOutOfMemory(run, workspace.ending(), error, counts);
            } else {
                ends.failed(run, workspace.ending(), error, FailureMessage.isTemporary(execution), counts);
            }
            LOG.info("run failed: {}", error);
        }
        metrics.ended(execution, status);
    }

    private static IndexJobStatus status(JobExecution execution, boolean published) {
        return switch (execution.getStatus()) {
            case COMPLETED -> published ? IndexJobStatus.COMPLETED : IndexJobStatus.SKIPPED;
            case STOPPED -> IndexJobStatus.STOPPED;
            default -> IndexJobStatus.FAILED;
        };
    }

    private static String error(IndexRun run, JobExecution execution, boolean diskFull) {
        if (FailureMessage.isFinal(execution)) {
            return FailureMessage.of(execution); // it says what to do, and resuming would fail again
        }
        String next = diskFull ? "once the database has space, " : "";
        return FailureMessage.of(execution) + "; nothing was published; " + next + "'kota resume " + run.id()
                + (diskFull ? "' begins anew" : "' goes on where it was");
    }
}
