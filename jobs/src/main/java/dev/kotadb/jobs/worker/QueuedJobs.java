package dev.kotadb.jobs.worker;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.launch.IndexRepositoryLauncher;
import dev.kotadb.jobs.log.RunContext;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.settings.Limit;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the job of a task, and decides by the job's record what becomes of the task. */
final class QueuedJobs {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedJobs.class);

    private final IndexRepositoryLauncher launcher;
    private final IndexJobsTable jobs;
    private final RetryPauses ending;
    private final BooleanSupplier stopping;

    QueuedJobs(IndexRepositoryLauncher launcher, IndexJobsTable jobs, RetryPauses ending, BooleanSupplier stopping) {
        this.launcher = launcher;
        this.jobs = jobs;
        this.ending = ending;
        this.stopping = stopping;
    }

    /** @param task the id of the task instance */
    CompletionHandler<Void> work(String task) {
        if (stopping.getAsBoolean()) {
            return at(Instant.now());
        }
        Optional<IndexJobRow> job = jobs.ofTask(UUID.fromString(task));
        if (job.isEmpty()) {
            LOG.warn("the job of task {} is gone, with its repository", task);
            return new CompletionHandler.OnCompleteRemove<>();
        }
        return switch (job.get().status()) {
            case PENDING, PROCESSING -> inContext(job.get());
            case COMPLETED, FAILED, SKIPPED, STOPPED -> new CompletionHandler.OnCompleteRemove<>();
        };
    }

    private CompletionHandler<Void> inContext(IndexJobRow job) {
        try (RunContext context = RunContext.open(job.id(), job.fullName(), job.attempt() + 1)) {
            return work(job);
        }
    }

    private CompletionHandler<Void> work(IndexJobRow job) {
        LOG.info("job {} of {}: attempt {}", job.id(), job.fullName(), job.attempt() + 1);
        Optional<IndexResult> result;
        try {
            result = launcher.work(job.id(), Progress.SILENT, ending);
        } catch (RunRefusedException e) {
            LOG.warn("{}", e.getMessage());
            return byRecord(job.id());
        }
        if (result.isEmpty()) {
            LOG.info("job {} waits: {} is being indexed", job.id(), job.fullName());
            return at(Instant.now().plus(Limit.QUEUE_BUSY_PAUSE.duration()));
        }
        if (result.get().takenOver()) {
            LOG.warn("job {}: {}", job.id(), result.get().error());
            return (complete, operations) -> { };
        }
        return byRecord(job.id());
    }

    private CompletionHandler<Void> byRecord(UUID id) {
        IndexJobRow row = jobs.find(id).orElseThrow();
        LOG.info("job {} of {}: {}{}", id, row.fullName(), row.status().sqlName(),
                row.errorMessage() == null ? "" : ": " + row.errorMessage());
        if (row.status() == IndexJobStatus.PENDING) {
            return at(row.nextAttempt() == null ? Instant.now() : row.nextAttempt());
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static CompletionHandler<Void> at(Instant time) {
        return (complete, operations) -> operations.reschedule(complete, time);
    }
}
