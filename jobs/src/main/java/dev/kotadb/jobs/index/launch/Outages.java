package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.ApplicationLock;
import dev.kotadb.jobs.connection.JobConnections;
import dev.kotadb.jobs.connection.LostConnection;
import dev.kotadb.jobs.index.BusyRepository;
import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunInterruptedException;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.staging.ParseMarksTable;
import dev.kotadb.schema.settings.Limit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets a run go on in this process after the database server was away for a while: the attempt that lost it fails, and the next
 * one begins where it was.
 */
@Component
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final JobConnections connections;
    private final ApplicationLock instance;
    private final Waits waits;
    private final IndexRuns runs;
    private final RunLocks locks;
    private final RunAttempts attempts;
    private final ParseMarksTable marks;

    Outages(
            JobConnections connections,
            ApplicationLock instance,
            Waits waits,
            IndexRuns runs,
            RunLocks locks,
            RunAttempts attempts,
            ParseMarksTable marks) {
        this.connections = connections;
        this.instance = instance;
        this.waits = waits;
        this.runs = runs;
        this.locks = locks;
        this.attempts = attempts;
        this.marks = marks;
    }

    /**
     * Makes an attempt, and further ones as long as they lose the server and it comes back.
     *
     * @param first makes the attempt, with the repository's lock
     * @param claim begins another attempt at the run
     * @throws RunInterruptedException if the server does not come back in time
     */
    IndexResult survive(Supplier<IndexResult> first, Function<UUID, IndexRun> claim, Progress progress, Ending ending) {
        Supplier<IndexResult> attempt = first;
        for (int losses = 1; ; losses++) {
            try {
                instance.renew(); // an idle worker may have lost its session
                return attempt.get();
            } catch (RunInterruptedException e) {
                if (losses > Limit.DB_LOSSES.value() || !hasReturned()) {
                    throw e;
                }
                LOG.warn("job {} lost the database server and goes on", e.run().id());
                attempt = () -> goOn(e, claim, progress, ending);
            }
        }
    }

    /**
     * Makes the first attempt; again if the server is lost before there is a job that could be resumed, and comes back.
     *
     * @param first creates or claims the job, and makes the attempt
     */
    IndexResult begin(Supplier<IndexResult> first) {
        for (int losses = 1; ; losses++) {
            try {
                return first.get();
            } catch (NestedRuntimeException e) {
                boolean lost = LostConnection.causeOf(e).isPresent() || instance.isLost();
                if (!lost || losses > Limit.DB_LOSSES.value() || !hasReturned()) {
                    throw e;
                }
                LOG.warn("lost the database server before a job was begun; begins it now");
                instance.renew();
            }
        }
    }

    private boolean hasReturned() {
        long wait = waits.begin();
        return connections.awaitReturn(Limit.DB_RETURN_TIMEOUT.duration(), pause -> waits.pause(wait, pause));
    }

    private IndexResult goOn(
            RunInterruptedException interruption, Function<UUID, IndexRun> claim, Progress progress, Ending ending) {
        IndexRun lost = interruption.run();
        // The server may not have noticed yet that the session is gone that had the lock.
        var patience = new BusyRepository(Limit.DB_RETURN_TIMEOUT.duration(), sentence -> { });
        try (var lock = locks.acquire(lost.repository(), patience)) {
            if (!isUnfinished(lost)) {
                return attempts.result(lost);
            }
            marks.clear(lost.id(), lost.attempt()); // this process did not die
            return attempts.goOn(claim.apply(lost.id()).with(lost.request()), lock, progress, ending);
        } catch (RunRefusedException e) {
            return attempts.result(lost); // another process has taken it over
        } catch (DataAccessException e) {
            throw LostConnection.causeOf(e).isPresent()
                    ? new RunInterruptedException(lost, String.valueOf(interruption.getMessage()), e)
                    : e;
        }
    }

    private boolean isUnfinished(IndexRun run) {
        IndexJobRow row = runs.row(run.id());
        return row.attempt() == run.attempt() && switch (row.status()) {
            case PENDING, PROCESSING, FAILED -> true;
            case COMPLETED, SKIPPED, STOPPED -> false;
        };
    }
}
