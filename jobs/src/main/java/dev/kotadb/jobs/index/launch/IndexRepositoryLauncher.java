package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.BusyRepository;
import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.JobQueueTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts, resumes and stops runs. A repository has one run at a time: its lock is held from before the job record is
 * created until the run has ended.
 */
@Component
public final class IndexRepositoryLauncher {
    private final IndexRuns runs;
    private final RunLocks locks;
    private final RunAttempts attempts;
    private final Outages outages;
    private final RunStops stops;
    private final JobQueueTable queue;

    IndexRepositoryLauncher(
            IndexRuns runs, RunLocks locks, RunAttempts attempts, Outages outages, RunStops stops, JobQueueTable queue) {
        this.runs = runs;
        this.locks = locks;
        this.attempts = attempts;
        this.outages = outages;
        this.stops = stops;
        this.queue = queue;
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
        return released(outages.survive(() -> outages.begin(() -> {
            RepositoryRow repository = runs.repository(name, location.text());
            try (var lock = locks.acquire(repository, busy)) {
                return attempts.begin(
                        runs.create(repository, request.recorded(), queueJob).with(request), lock, progress, Ending.FINAL);
            }
        }), runs::claimWithTask, progress, Ending.FINAL));
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
        return released(outages.survive(() -> outages.begin(() -> {
            try (var lock = locks.acquire(runs.find(id).repository())) {
                return attempts.goOn(runs.claimWithTask(id), lock, progress, Ending.FINAL);
            }
        }), runs::claimWithTask, progress, Ending.FINAL));
    }

    /**
     * Works on a job that this process has from the queue, and waits for the end of the attempt.
     *
     * @return empty if another process works on the repository, so that the job has to wait
     */
    public Optional<IndexResult> work(UUID id, Progress progress, Ending ending) {
        return locks.tryAcquire(runs.find(id).repository()).map(lock -> outages.survive(() -> {
            try (lock) {
                return attempts.goOn(runs.claim(id), lock, progress, ending);
            }
        }, runs::claim, progress, ending));
    }

    /** Removes the ended run's task from the queue. If this process dies before, a worker finds the task. */
    private IndexResult released(IndexResult result) {
        queue.release(result.job(), ThisProcess.NAME);
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
            return attempts.repair(run);
        }
    }

    /** Asks the runs of this process to stop at their next page of files, and requests to wait no longer. */
    public void stopAll() {
        stops.stopAll();
    }

    /** Returns the runs of this process to the queue, although they have not stopped; the process has to end now. */
    public void abandonAll() {
        stops.abandonAll();
    }

    /**
     * Asks a run in any process to stop at its next page of files; one that waits is stopped at once.
     *
     * @throws RunRefusedException if it is not running
     */
    public void stop(UUID id) {
        stops.stop(id);
    }
}
