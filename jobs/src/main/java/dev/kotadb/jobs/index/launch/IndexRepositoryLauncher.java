package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.DatabaseLostException;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunInterruptedException;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.rows.Outcome;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.IndexJobsTable;
import dev.kotadb.schema.index.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.PlanTable;
import dev.kotadb.schema.index.RepositoriesTable;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.RepositoryLock;
import dev.kotadb.schema.index.StagingTables;
import dev.kotadb.schema.index.StatisticsTable;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts, resumes and stops runs. A repository has one run at a time: its lock is held from before the job record is
 * made until the run has ended.
 */
@Component
public final class IndexRepositoryLauncher {
    private final JobOperator operator;
    private final JobRepository executions;
    private final Job job;
    private final IndexRuns runs;
    private final RepositoriesTable repositories;
    private final IndexJobsTable jobs;
    private final PlanTable plan;
    private final StagingTables staging;
    private final StatisticsTable statistics;
    private final DataSource dataSource;
    private final JsonMapper json;

    IndexRepositoryLauncher(
            JobOperator operator,
            JobRepository executions,
            Job indexRepositoryJob,
            IndexRuns runs,
            RepositoriesTable repositories,
            IndexJobsTable jobs,
            PlanTable plan,
            StagingTables staging,
            StatisticsTable statistics,
            DataSource dataSource,
            JsonMapper json) {
        this.operator = operator;
        this.executions = executions;
        this.job = indexRepositoryJob;
        this.runs = runs;
        this.repositories = repositories;
        this.jobs = jobs;
        this.plan = plan;
        this.staging = staging;
        this.statistics = statistics;
        this.dataSource = dataSource;
        this.json = json;
    }

    /**
     * Indexes a repository and waits for the end.
     *
     * @throws RunRefusedException where another process is indexing it
     * @throws dev.kotadb.jobs.source.SourceException for a location that is no repository
     */
    public IndexResult index(IndexRequest request, @Nullable UUID queueJob, Progress progress) {
        SourceLocation location = SourceLocation.parse(request.location());
        String name = request.name() == null ? location.defaultName() : request.name();
        String branch = request.ref() == null ? "main" : request.ref();
        RepositoryRow repository = repositories.ensureLocal(name, location.text(), branch);
        try (RepositoryLock lock = lock(repository)) {
            UUID id = UUID.randomUUID();
            supersedeDeadRuns(repository, id);
            jobs.create(id, repository.id(), request.ref(), queueJob, json.writeValueAsString(request));
            try (IndexRun run = new IndexRun(id, repository, request, progress, lock)) {
                return execute(run, () -> operator.start(job, parameters(id)));
            }
        }
    }

    /**
     * Goes on with a run that failed, was stopped or died. What a crash of the database has taken starts anew, and so does a
     * run after which another one of its repository began.
     */
    public IndexResult resume(UUID id, Progress progress) {
        IndexJobRow row = jobs.find(id).orElseThrow(() -> noSuchJob(id));
        if (row.status().equals("completed") || row.status().equals("skipped")) {
            throw new RunRefusedException("job " + id + " is " + row.status() + ": there is nothing left to resume");
        }
        IndexRequest request = json.readValue(row.metadata(), IndexRequest.class);
        JobExecution last = executions.getLastJobExecution(IndexRun.JOB, parameters(id));
        if (last == null || !plan.exists(id)) {
            return index(request, null, progress);
        }
        RepositoryRow repository = repositories.find(row.repositoryId()).orElseThrow();
        try (RepositoryLock lock = lock(repository);
                IndexRun run = new IndexRun(id, repository, request, progress, lock)) {
            // The lock is free, so whoever ran it is gone, whatever its record says; and so are other runs.
            staging.clearOthers(repository.id(), id);
            JobExecution ended = last.isRunning() ? operator.recover(last) : last;
            return execute(run, () -> operator.restart(ended));
        }
    }

    /** Asks the runs of this process to stop at their next page of files. */
    public void stopAll() {
        runs.ids().forEach(this::stop);
    }

    /** Asks a run in any process to stop at its next page of files. */
    public void stop(UUID id) {
        if (jobs.find(id).isEmpty()) {
            throw noSuchJob(id);
        }
        JobExecution last = executions.getLastJobExecution(IndexRun.JOB, parameters(id));
        if (last == null || !last.isRunning()) {
            throw new RunRefusedException("job " + id + " is not running");
        }
        try {
            operator.stop(last);
        } catch (JobExecutionException e) {
            throw new RunRefusedException("job " + id + " is not running: " + e.getMessage());
        }
    }

    private RepositoryLock lock(RepositoryRow repository) {
        return RepositoryLock.tryAcquire(dataSource, repository.id())
                .orElseThrow(() -> new RunRefusedException(repository.fullName() + " is being indexed by another process"
                        + jobs.unfinished(repository.id()).stream().findFirst()
                                .map(row -> " (job " + row.id() + ")").orElse("")
                        + "; wait for it, or stop it with 'kota stop'"));
    }

    private static RunRefusedException noSuchJob(UUID id) {
        return new RunRefusedException("no job " + id + "; 'kota jobs' lists them");
    }

    private void supersedeDeadRuns(RepositoryRow repository, UUID successor) {
        for (IndexJobRow dead : jobs.unfinished(repository.id())) {
            jobs.end(dead.id(), "failed", "its process died; superseded by job " + successor
                    + ", which uses what it had parsed", "{}");
        }
        staging.clearOthers(repository.id(), successor);
    }

    private static JobParameters parameters(UUID id) {
        return new JobParametersBuilder()
                .addString(IndexRun.PARAMETER, id.toString())
                .toJobParameters();
    }

    @FunctionalInterface
    private interface Launch {
        JobExecution run() throws JobExecutionException;
    }

    private IndexResult execute(IndexRun run, Launch launch) {
        runs.add(run);
        try (Heartbeat beat = Heartbeat.start(jobs, run.id())) {
            JobExecution execution = launch.run();
            IndexJobRow row = jobs.find(run.id()).orElseThrow();
            String status = execution.getStatus() == BatchStatus.STOPPED ? "stopped" : row.status();
            return new IndexResult(run.id(), run.repository().fullName(), status, row.errorMessage(), row.stats(),
                    json.readTree(row.stats()).path("outcomes").path(Outcome.FAILED).asLong(0));
        } catch (JobExecutionException e) {
            jobs.end(run.id(), "failed", e.getMessage(), "{}");
            throw new RunRefusedException("job " + run.id() + " cannot start: " + e.getMessage());
        } catch (RuntimeException e) {
            throw DatabaseLostException.causeOf(e).map(lost -> interrupted(run.id(), lost)).orElseThrow(() -> e);
        } finally {
            runs.remove(run);
        }
    }

    private static RuntimeException interrupted(UUID id, DatabaseLostException lost) {
        String next = lost.embedded()
                ? "'kota resume " + id + "' starts it again and goes on"
                : "once it runs again, 'kota resume " + id + "' goes on";
        return new RunInterruptedException("job " + id + " was interrupted: " + lost.getMessage() + "; " + next, lost);
    }
}
