package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexJobsTable;
import dev.kotadb.schema.index.staging.ParseMarksTable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Records the end of an attempt: the job has ended, or goes back to the queue. What it was parsing becomes suspect only if its
 * process died or ran out of memory.
 */
@Component
final class RunEnds {
    private final IndexJobsTable jobs;
    private final ParseMarksTable marks;

    RunEnds(IndexJobsTable jobs, ParseMarksTable marks) {
        this.jobs = jobs;
        this.marks = marks;
    }

    void completed(IndexRun run, IndexJobStatus status, String stats) {
        marks.clear(run.id(), run.attempt());
        jobs.end(run.id(), run.attempt(), status, null, stats);
    }

    /** @param temporary whether another attempt may succeed */
    void failed(IndexRun run, Ending ending, String error, boolean temporary, String stats) {
        marks.clear(run.id(), run.attempt());
        recordFailure(run, ending, error, temporary, stats);
    }

    /** Records a failure of which the content that was being parsed may be the cause. */
    void ranOutOfMemory(IndexRun run, Ending ending, String error, String stats) {
        recordFailure(run, ending, error, true, stats);
    }

    private void recordFailure(IndexRun run, Ending ending, String error, boolean temporary, String stats) {
        Optional<Duration> pause = temporary
                ? ending.afterFailure(jobs.find(run.id()).orElseThrow().failures())
                : Optional.empty();
        pause.ifPresentOrElse(
                wait -> jobs.returnToQueue(run.id(), run.attempt(), IndexJobStatus.FAILED, error, wait),
                () -> jobs.end(run.id(), run.attempt(), IndexJobStatus.FAILED, error, stats));
    }

    /** Records that the process of an attempt died. */
    void died(IndexRun run, String error) {
        jobs.end(run.id(), run.attempt(), IndexJobStatus.FAILED, error, "{}");
    }

    void stopped(IndexRun run, Ending ending, String stats) {
        marks.clear(run.id(), run.attempt());
        if (ending.goesOnAfterStop()) {
            jobs.returnToQueue(run.id(), run.attempt(), IndexJobStatus.STOPPED, "its worker was asked to stop",
                    Duration.ZERO);
        } else {
            jobs.end(run.id(), run.attempt(), IndexJobStatus.STOPPED, "stopped on request; nothing was published; 'kota resume "
                    + run.id() + "' goes on where it was", stats);
        }
    }
}
