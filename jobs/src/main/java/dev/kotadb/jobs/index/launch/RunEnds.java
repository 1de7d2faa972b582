package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.Ending;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.schema.index.IndexJobStatus;
import dev.kotadb.schema.index.IndexJobsTable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Records the end of an attempt that did not complete: the job has ended, or goes back to the queue. */
@Component
final class RunEnds {
    private final IndexJobsTable jobs;

    RunEnds(IndexJobsTable jobs) {
        this.jobs = jobs;
    }

    /** @param temporary whether another attempt may succeed */
    void failed(IndexRun run, Ending ending, String error, boolean temporary, String stats) {
        Optional<Duration> pause = temporary
                ? ending.afterFailure(jobs.find(run.id()).orElseThrow().failures())
                : Optional.empty();
        pause.ifPresentOrElse(
                wait -> jobs.returnToQueue(run.id(), run.attempt(), IndexJobStatus.FAILED, error, wait),
                () -> jobs.end(run.id(), run.attempt(), IndexJobStatus.FAILED, error, stats));
    }

    void stopped(IndexRun run, Ending ending, String stats) {
        if (ending.goesOnAfterStop()) {
            jobs.returnToQueue(run.id(), run.attempt(), IndexJobStatus.STOPPED, "its worker was asked to stop",
                    Duration.ZERO);
        } else {
            jobs.end(run.id(), run.attempt(), IndexJobStatus.STOPPED, "stopped on request; nothing was published; 'kota resume "
                    + run.id() + "' goes on where it was", stats);
        }
    }
}
