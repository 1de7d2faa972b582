package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.DatabaseLostException;
import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.BusyRepository;
import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunInterruptedException;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.FileOutcome;
import dev.kotadb.schema.index.IndexJobStatus;
import dev.kotadb.schema.index.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.JobQueueTable;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.RepositoryLock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final RunEnds ends;
    private final JobQueueTable queue;
    private final Waits waits;

    IndexRepositoryLauncher(
            BatchExecutions executions,
            IndexRuns runs,
            Workspaces workspaces,
            RunLocks locks,
            RunEnds ends,
            JobQueueTable queue,
            Waits waits) {
        this.executions = executions;
        this.runs = runs;
        this.workspaces = workspaces;
        this.locks = locks;
        this.ends = ends;
        this.queue = queue;
        this.waits = waits;
    }

    /**
     * Indexes a repository and waits for the end.
     *
     * @throws RunRefusedException if another process is indexing it
     * @throws dev.kotadb.jobs.source.SourceException if the location is no repository
     */
    public IndexResult index(IndexRequest request, @Nullable UUID queueJob, Progress progress) {
        return index(request, queueJob, progress, BusyRepository.REFUSED);
    }

    /** The same; if another process is indexing the repository, the request waits, and has no job until then. */
    public IndexResult index(
            IndexRequest request, @Nullable UUID queueJob, Progress progress, BusyRepository busy) {
        SourceLocation location = SourceLocation.parse(request.location());
        String name = request.name() == null ? location.defaultName() : request.name();
        RepositoryRow repository = runs.repository(name, location.text());
        try (var lock = locks.acquire(repository, busy)) {
            // Recorded is what another process, in another directory, can use; never a password.
            IndexRequest recorded = new IndexRequest(
                    location.text(), request.name(), request.ref(), request.full(), request.acceptLoss(),
                    request.retryPoison());
            IndexRun run = runs.create(repository, recorded, queueJob);
            return released(run, () -> execute(
                    run.with(request), progress, Ending.FINAL, () -> executions.start(run)));
        }
    }

    /**
     * Goes on with a run that waits, failed, was stopped or died. It begins anew if its staging is lost (by a crash of the
     * database, or because another run of its repository began) or was kept for too long.
     */
    public IndexResult resume(UUID id, Progress progress) {
        IndexJobRow row = runs.row(id);
        if (row.status().isFinal()) {
            throw new RunRefusedException(
                    "job " + id + " is " + row.status().sqlName() + ": there is nothing left to resume");
        }
        try (var lock = locks.acquire(runs.find(id).repository())) {
            IndexRun run = runs.claimWithTask(id);
            return released(run, () -> goOn(run, progress, Ending.FINAL));
        }
    }

    /**
     * Works on a job that this process has from the queue, and waits for the end of the attempt.
     *
     * @return empty if another process works on the repository, so that the job has to wait
     */
    public Optional<IndexResult> work(UUID id, Progress progress, Ending ending) {
        Optional<RepositoryLock> lock = locks.tryAcquire(runs.find(id).repository());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (RepositoryLock held = lock.get()) {
            return Optional.of(goOn(runs.claim(id), progress, ending));
        }
    }

    private IndexResult goOn(IndexRun run, Progress progress, Ending ending) {
        JobExecution last = executions.last(run);
        if (last != null && runs.isStaged(run)) {
            executions.repair(last).ifPresent(what -> queue.recordRepair(run.id(), what));
            return execute(run, progress, ending, () -> executions.restart(last));
        }
        IndexRun anew = runs.begin(run);
        return execute(anew, progress, ending, () -> executions.start(anew));
    }

    /** Removes the run's task from the queue when it has ended. If this process dies, a worker finds the task. */
    private IndexResult released(IndexRun run, Supplier<IndexResult> work) {
        IndexResult result = work.get();
        queue.release(run.id(), ThisProcess.NAME);
        return result;
    }

    /**
     * Mends the record of a job whose process died or lost the database, so that it can go on.
     *
     * @return what was wrong; empty if nothing was
     * @throws RunRefusedException if a process works on it
     */
    public Optional<String> repair(UUID id) {
        IndexRun run = runs.find(id);
        try (var lock = locks.acquire(run.repository())) {
            JobExecution last = executions.last(run);
            Optional<String> repaired = last == null ? Optional.empty() : executions.repair(last);
            repaired.ifPresent(what -> queue.recordRepair(id, what));
            if (runs.row(id).status() == IndexJobStatus.PROCESSING) {
                ends.died(run, "its process died; repaired on request; 'kota jobs retry " + id + "' or 'kota resume " + id
                        + "' goes on");
                return repaired.or(() -> Optional.of("job " + id + " was processing without a process"));
            }
            return repaired;
        }
    }

    /** Asks the runs of this process to stop at their next page of files, and requests to wait no longer. */
    public void stopAll() {
        waits.stop();
        workspaces.runs().forEach(this::stop);
    }

    /** Returns the runs of this process to the queue, although they have not stopped; the process has to end now. */
    public void abandonAll() {
        for (UUID id : workspaces.runs()) {
            Workspace workspace = workspaces.of(id);
            ends.stopped(workspace.run(), workspace.ending(), "{}");
            queue.release(id, ThisProcess.NAME);
        }
    }

    /** Asks a run in any process to stop at its next page of files; one that waits is stopped at once. */
    public void stop(UUID id) {
        IndexRun run = runs.find(id);
        if (queue.cancel(id)) {
            return;
        }
        JobExecution last = executions.last(run);
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

    private IndexResult execute(IndexRun run, Progress progress, Ending ending, Launch launch) {
        Workspace workspace = workspaces.open(run, progress, ending);
        try (RunContext context = RunContext.open(run.id(), run.repository().fullName(), run.attempt());
                Heartbeat beat = locks.heartbeat(workspace)) {
            launch.run();
            return result(run);
        } catch (JobExecutionException e) {
            ends.failed(run, ending, "it cannot start: " + e.getMessage(), true, "{}");
            throw new RunRefusedException("job " + run.id() + " cannot start: " + e.getMessage());
        } catch (RuntimeException e) {
            Optional<DatabaseLostException> lost = DatabaseLostException.causeOf(e);
            if (lost.isPresent()) {
                throw interrupted(run.id(), lost.get());
            }
            IndexResult result = result(run); // its own records are refused if another process has taken the job
            if (!result.takenOver()) {
                throw e;
            }
            return result;
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
                    "another process has taken the job over, attempt " + row.attempt() + "; this one published nothing",
                    "{}", true, 0);
        }
        return new IndexResult(run.id(), repository, row.status(), row.errorMessage(), row.stats(), false,
                JsonMapper.shared().readTree(row.stats()).path("outcomes").path(FileOutcome.FAILED.sqlName()).asLong(0));
    }
}
