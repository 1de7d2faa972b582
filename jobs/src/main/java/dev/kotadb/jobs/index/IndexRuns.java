package dev.kotadb.jobs.index;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** The runs at work in this process, by the id that is their job parameter {@code run}. */
@Component
public final class IndexRuns {
    private final Map<UUID, IndexRun> runs = new ConcurrentHashMap<>();

    public void add(IndexRun run) {
        runs.put(run.id(), run);
    }

    public IndexRun get(UUID id) {
        IndexRun run = runs.get(id);
        if (run == null) {
            throw new IllegalStateException("run " + id + " is not at work here; start it by 'kota resume " + id + "'");
        }
        return run;
    }

    /** The run that a step belongs to. */
    public IndexRun of(StepExecution step) {
        return get(UUID.fromString(
                Objects.requireNonNull(step.getJobParameters().getString(IndexRun.PARAMETER))));
    }

    public Set<UUID> ids() {
        return Set.copyOf(runs.keySet());
    }

    public void remove(IndexRun run) {
        runs.remove(run.id());
    }
}
