package dev.kotadb.jobs.index;

import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceAccess;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** The workspaces of the runs that this process works on. */
@Component
public final class Workspaces {
    private final IndexRuns runs;
    private final SourceAccess access;
    private final Map<UUID, Workspace> open = new ConcurrentHashMap<>();

    Workspaces(IndexRuns runs, SourceAccess access) {
        this.runs = runs;
        this.access = access;
    }

    /** Opens a workspace for a run that this process starts. */
    public Workspace open(IndexRun run, Progress progress, Ending ending) {
        Workspace workspace = workspace(run, progress, ending);
        open.put(run.id(), workspace);
        return workspace;
    }

    /** Returns the workspace of a run; opens one, with what the database says of the run, if this process has none. */
    public Workspace of(UUID run) {
        return open.computeIfAbsent(run, id -> workspace(runs.find(id), Progress.SILENT, Ending.FINAL));
    }

    private Workspace workspace(IndexRun run, Progress progress, Ending ending) {
        return new Workspace(run, progress, ending, access.throughInstallation(run.repository().installation()));
    }

    public Workspace of(StepExecution step) {
        return of(run(step.getJobParameters()));
    }

    /** The run that a job execution is about. */
    public static UUID run(JobParameters parameters) {
        return UUID.fromString(Objects.requireNonNull(parameters.getString(IndexRun.PARAMETER)));
    }

    /** The runs that have a workspace. */
    public Set<UUID> runs() {
        return Set.copyOf(open.keySet());
    }

    /** Closes the run's workspace, if there is one. */
    public void close(UUID run) {
        Workspace workspace = open.remove(run);
        if (workspace != null) {
            workspace.close();
        }
    }
}
