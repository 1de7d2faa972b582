package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.statistics.IndexMetrics;
import dev.kotadb.jobs.index.statistics.RunStats;
import dev.kotadb.jobs.metrics.MetricsExport;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.StagingTables;
import java.util.Objects;
import java.util.UUID;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/** Writes the end of a run into its {@code index_jobs} row, and forgets its staged rows once they are published. */
@Component
final class RunRecorder implements JobExecutionListener {
    private final IndexRuns runs;
    private final IndexJobsTable jobs;
    private final PlanTable plan;
    private final StagingTables staging;
    private final RunStats stats;
    private final IndexMetrics metrics;
    private final MetricsExport export;

    RunRecorder(
            IndexRuns runs,
            IndexJobsTable jobs,
            PlanTable plan,
            StagingTables staging,
            RunStats stats,
            IndexMetrics metrics,
            MetricsExport export) {
        this.runs = runs;
        this.jobs = jobs;
        this.plan = plan;
        this.staging = staging;
        this.stats = stats;
        this.metrics = metrics;
        this.export = export;
    }

    @Override
    public void afterJob(JobExecution execution) {
        String id = Objects.requireNonNull(
                execution.getJobParameters().getString(IndexRun.PARAMETER));
        IndexRun run = runs.get(UUID.fromString(id));
        boolean completed = execution.getStatus() == BatchStatus.COMPLETED;
        boolean published = completed && plan.hasChanges(run.id());
        String status = published ? "completed" : completed ? "skipped" : "failed";
        jobs.end(run.id(), status, completed ? null : error(run, execution), stats.of(run, execution, published));
        if (completed) {
            staging.clear(run.id());
        }
        metrics.run(status);
        export.export();
    }

    private static String error(IndexRun run, JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return "stopped on request; nothing was published; 'kota resume " + run.id() + "' goes on where it was";
        }
        if (FailureMessage.isAboutTheSource(execution)) {
            return FailureMessage.of(execution); // it says what to do, and going on would meet it again
        }
        return FailureMessage.of(execution) + "; nothing was published; 'kota resume " + run.id()
                + "' goes on where it was";
    }
}
