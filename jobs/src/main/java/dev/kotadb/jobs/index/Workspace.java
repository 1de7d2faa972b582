package dev.kotadb.jobs.index;

import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.progress.RecordedProgress;
import dev.kotadb.jobs.source.SourceAccess;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.staging.RunTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What this process needs to work on a run: the source tree, caches, the progress. Everything is opened when it is first
 * needed and closed with the workspace. Safe for use by several threads.
 */
public final class Workspace implements AutoCloseable {
    private final IndexRun run;
    private final RecordedProgress progress;
    private final Ending ending;
    private final SourceAccess access;
    private final Map<Class<?>, Object> opened = new LinkedHashMap<>();

    Workspace(IndexRun run, Progress progress, Ending ending, SourceAccess access) {
        this.run = run;
        this.progress = new RecordedProgress(progress);
        this.ending = ending;
        this.access = access;
    }

    public IndexRun run() {
        return run;
    }

    public RunTables tables() {
        return run.tables();
    }

    /** The id of the repository. */
    public UUID repository() {
        return run.repository().id();
    }

    public RecordedProgress progress() {
        return progress;
    }

    /** What becomes of the run if it does not complete. */
    public Ending ending() {
        return ending;
    }

    /**
     * The files of the run; opening them may clone or fetch.
     *
     * @throws dev.kotadb.jobs.source.SourceException if they cannot be read
     */
    public SourceTree source() {
        IndexRequest request = run.request();
        return shared(SourceTree.class,
                () -> SourceLocation.parse(request.location()).open(request.ref(), run.commit(),
                        access.throughInstallation(run.repository().installation())));
    }

    /** Returns what the run's steps and threads share; the first call opens it. */
    public synchronized <T> T shared(Class<T> type, Supplier<T> open) {
        Object resource = opened.get(type);
        if (resource == null) {
            resource = open.get();
            opened.put(type, resource);
        }
        return type.cast(resource);
    }

    /** Closes what was opened, the last first. */
    @Override
    public synchronized void close() {
        for (Object each : List.copyOf(opened.values()).reversed()) {
            switch (each) {
                case SourceTree tree -> tree.close();
                case Resource resource -> resource.close();
                default -> { }
            }
        }
        opened.clear();
    }

    /** What has to be closed with the workspace. */
    public interface Resource extends AutoCloseable {
        @Override
        void close();
    }
}
