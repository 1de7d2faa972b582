package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.DatabaseLostException;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunInterruptedException;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.FileOutcome;
import dev.kotadb.schema.index.IndexJobStatus;
import dev.kotadb.schema.index.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts, resumes and stops runs. A repository has one run at a time: its lock is held from before the job record is
 * created until the run has ended.
 */
@Component
public final class IndexRepositoryLauncher {
    private final BatchExecutions executions;
    private final IndexRuns runs;
    private final Workspaces workspaces;
    private final RunLocks locks;

    IndexRepositoryLauncher(BatchExecutions executions, IndexRuns runs, Workspaces workspaces, RunLocks locks) {
        this.executions = executions;
        this.runs = runs;
        this.workspaces = workspaces;
        this.locks = locks;
    }

    /**
     * Indexes a repository and waits for the end.
     *
     * @throws RunRefusedException if another process is indexing it
     * @throws dev.kotadb.jobs.source.SourceException if the location is no repository
     */
    public IndexResult index(IndexRequest request, @Nullable UUID queueJob, Progress progress) {
        SourceLocation location = SourceLocation.parse(request.location());
        String name = request.name() == null ? location.defaultName() : request.name();
        RepositoryRow repository = runs.repository(name, location.text());
        try (var lock = locks.acquire(repository)) {
            // Recorded is what another process, in another directory, can use; never a password.
            IndexRequest recorded = new IndexRequest(
                    location.text(), request.name(), request.ref(), request.full(), request.acceptLoss());
            IndexRun run = runs.create(repository, recorded, queueJob);
            return execute(run.with(request), progress, () -> executions.start(run.id()));
        }
    }

    /**
     * Goes on with a run that failed, was stopped or died. It starts anew if its staging is lost (by a crash of the
     * database, or because another run of its repository began) or was kept for too long.
     */
    public IndexResult resume(UUID id, Progress progress) {
        IndexJobRow row = runs.row(id);
        if (row.status().isFinal()) {
            throw new RunRefusedException(
                    "job " + id + " is " + row.status().sqlName() + ": there is nothing left to resume");
        }
        RepositoryRow repository = runs.find(id).repository();
        try (var lock = locks.acquire(repository)) {
            IndexRun run = runs.claim(id);
            JobExecution last = executions.last(id);
            if (last != null && runs.isStaged(run)) {
                return execute(run, progress, () -> executions.restart(last));
            }
        }
        return index(IndexRuns.request(row), null, progress);
    }

    /** Asks the runs of this process to stop at their next page of files. */
    public void stopAll() {
        workspaces.runs().forEach(this::stop);
    }

    /** Asks a run in any process to stop at its next page of files. */
    public void stop(UUID id) {
        runs.row(id);
        JobExecution last = executions.last(id);
        if (last == null || !last.isRunning()) {
            throw new RunRefusedException("job " + id + " is not running");
        }
        try {
            executions.stop(last);
        } catch (JobExecutionException e) {
            throw new RunRefusedException("job " + id + " is not running: " + e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Launch {
        void run() throws JobExecutionException;
    }

    private IndexResult execute(IndexRun run, Progress progress, Launch launch) {
        workspaces.open(run, progress);
        try (Heartbeat beat = locks.heartbeat(run)) {
            launch.run();
            return result(run);
        } catch (JobExecutionException e) {
            runs.fail(run, e.getMessage());
            throw new RunRefusedException("job " + run.id() + " cannot start: " + e.getMessage());
        } catch (RuntimeException e) {
            throw DatabaseLostException.causeOf(e).map(lost -> interrupted(run.id(), lost)).orElseThrow(() -> e);
        } finally {
            workspaces.close(run.id());
        }
    }

    private static RuntimeException interrupted(UUID id, DatabaseLostException lost) {
        String next = lost.startedOnDemand()
                ? "'kota resume " + id + "' starts it again and goes on"
                : "once it answers again, 'kota resume " + id + "' goes on";
        return new RunInterruptedException("job " + id + " was interrupted: " + lost.getMessage() + "; " + next, lost);
    }

    private IndexResult result(IndexRun run) {
        IndexJobRow row = runs.row(run.id());
        String repository = run.repository().fullName();
        if (row.attempt() != run.attempt()) {
            return new IndexResult(run.id(), repository, IndexJobStatus.FAILED,
                    "another process has taken the job over, attempt " + row.attempt(), "{}", 0);
        }
        return new IndexResult(run.id(), repository, row.status(), row.errorMessage(), row.stats(),
                JsonMapper.shared().readTree(row.stats()).path("outcomes").path(FileOutcome.FAILED.sqlName()).asLong(0));
    }
}
