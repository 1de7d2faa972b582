package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.DatabaseLostException;
import dev.kotadb.jobs.connection.LostConnection;
import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunInterruptedException;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.repository.RepositoryLock;
import dev.kotadb.schema.index.staging.FileOutcome;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Works on a run in this process until the attempt ends. The caller holds the repository's lock. */
@Component
final class RunAttempts {
    private final BatchExecutions executions;
    private final IndexRuns runs;
    private final Workspaces workspaces;
    private final RunLocks locks;
    private final RunEnds ends;
    private final JobQueueTable queue;

    RunAttempts(
            BatchExecutions executions,
            IndexRuns runs,
            Workspaces workspaces,
            RunLocks locks,
            RunEnds ends,
            JobQueueTable queue) {
        this.executions = executions;
        this.runs = runs;
        this.workspaces = workspaces;
        this.locks = locks;
        this.ends = ends;
        this.queue = queue;
    }

    /** Begins a run. @throws RunInterruptedException if the database server was lost */
    IndexResult begin(IndexRun run, RepositoryLock lock, Progress progress, Ending ending) {
        return execute(run, lock, progress, ending, () -> executions.start(run));
    }

    /**
     * Goes on where an earlier attempt was, or begins anew if what it had staged is lost.
     *
     * @throws RunInterruptedException if the database server was lost
     */
    IndexResult goOn(IndexRun run, RepositoryLock lock, Progress progress, Ending ending) {
        JobExecution last;
        IndexRun begun;
        try {
            last = restartable(run);
            begun = last == null ? runs.begin(run).with(run.request()) : run;
        } catch (DataAccessException e) {
            throw loss(lock, e).<RuntimeException>map(lost -> interrupted(run, lost)).orElse(e);
        }
        return execute(begun, lock, progress, ending,
                last == null ? () -> executions.start(begun) : () -> executions.restart(last));
    }

    /** The execution to go on with; null if there is none, or what it had staged is lost. */
    private @Nullable JobExecution restartable(IndexRun run) {
        JobExecution last = executions.last(run);
        if (last == null || !runs.isStaged(run)) {
            return null;
        }
        executions.repair(last).ifPresent(what -> queue.recordRepair(run.id(), what));
        return last;
    }

    /** Mends the record of a run whose process died. @return what was wrong; empty if nothing was */
    Optional<String> repair(IndexRun run) {
        JobExecution last = executions.last(run);
        Optional<String> repaired = last == null ? Optional.empty() : executions.repair(last);
        repaired.ifPresent(what -> queue.recordRepair(run.id(), what));
        if (runs.row(run.id()).status() == IndexJobStatus.PROCESSING) {
            ends.died(run, "its process died; repaired on request; 'kota jobs retry " + run.id() + "' or 'kota resume "
                    + run.id() + "' goes on");
            return repaired.or(() -> Optional.of("job " + run.id() + " was processing without a process"));
        }
        return repaired;
    }

    @FunctionalInterface
    private interface Launch {
        JobExecution run() throws JobExecutionException;
    }

    private IndexResult execute(IndexRun run, RepositoryLock lock, Progress progress, Ending ending, Launch launch) {
        Workspace workspace = workspaces.open(run, progress, ending);
        try (RunContext context = RunContext.open(run.id(), run.repository().fullName(), run.attempt());
                Heartbeat beat = locks.heartbeat(workspace)) {
            JobExecution ended = launch.run();
            Optional<SQLException> lost = ended.getStatus().isUnsuccessful() && !FailureMessage.isFinal(ended)
                    ? FailureMessage.lostConnection(ended).or(() -> loss(lock))
                    : Optional.empty();
            if (lost.isPresent()) {
                throw interrupted(run, lost.get());
            }
            return result(run);
        } catch (JobExecutionException e) {
            loss(lock, e).ifPresent(lost -> {
                throw interrupted(run, lost);
            });
            ends.failed(run, ending, "it cannot start: " + e.getMessage(), true, "{}");
            throw new RunRefusedException("job " + run.id() + " cannot start: " + e.getMessage());
        } catch (RunInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            Optional<SQLException> lost = loss(lock, e);
            if (lost.isPresent()) {
                throw interrupted(run, lost.get());
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

    private static Optional<SQLException> loss(RepositoryLock lock, Exception failure) {
        return LostConnection.causeOf(failure).or(() -> loss(lock));
    }

    /**
     * The loss of the server since the attempt began, which ended the lock's session with all others. It may show as another
     * failure first: other sessions are replaced silently, and a server that crashed may have forgotten the last commits.
     */
    private static Optional<SQLException> loss(RepositoryLock lock) {
        try {
            lock.assertHeld();
            return Optional.empty();
        } catch (DataAccessException e) {
            return LostConnection.causeOf(e);
        }
    }

    private static RunInterruptedException interrupted(IndexRun run, SQLException loss) {
        String next = loss instanceof DatabaseLostException lost && lost.startedOnDemand()
                ? "'kota resume " + run.id() + "' starts it again and goes on"
                : "once it answers again, 'kota resume " + run.id() + "' goes on";
        String words = loss instanceof DatabaseLostException ? loss.getMessage()
                : "the database server has ended its connection ("
                        + String.valueOf(loss.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$", "") + ")";
        return new RunInterruptedException(run, "job " + run.id() + " was interrupted: " + words + "; " + next, loss);
    }

    /** How an attempt has ended, by the job's record. */
    IndexResult result(IndexRun run) {
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
