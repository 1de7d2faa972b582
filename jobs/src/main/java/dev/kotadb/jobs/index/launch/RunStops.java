package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.jobs.index.IndexRun;
import dev.kotadb.jobs.index.IndexRuns;
import dev.kotadb.jobs.index.RunRefusedException;
import dev.kotadb.jobs.index.Workspace;
import dev.kotadb.jobs.index.Workspaces;
import dev.kotadb.schema.index.job.JobQueueTable;
import java.util.UUID;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.stereotype.Component;

/** Stops runs, and what this process waits for. */
@Component
final class RunStops {
    private final BatchExecutions executions;
    private final IndexRuns runs;
    private final Workspaces workspaces;
    private final RunEnds ends;
    private final JobQueueTable queue;
    private final Waits waits;

    RunStops(
            BatchExecutions executions,
            IndexRuns runs,
            Workspaces workspaces,
            RunEnds ends,
            JobQueueTable queue,
            Waits waits) {
        this.executions = executions;
        this.runs = runs;
        this.workspaces = workspaces;
        this.ends = ends;
        this.queue = queue;
        this.waits = waits;
    }

    void stopAll() {
        waits.stop();
        workspaces.runs().forEach(this::stop);
    }

    void abandonAll() {
        for (UUID id : workspaces.runs()) {
            Workspace workspace = workspaces.of(id);
            ends.stopped(workspace.run(), workspace.ending(), "{}");
            queue.release(id, ThisProcess.NAME);
        }
    }

    void stop(UUID id) {
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
}
