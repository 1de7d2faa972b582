package dev.kotadb.jobs.index;

import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.RepositoryLock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of the job while it is at work in this process: what its steps share and no table holds. */
public final class IndexRun implements AutoCloseable {
    /** The job's name. */
    public static final String JOB = "index-repository";

    /** The job parameter that carries the run's id, which is that of its {@code index_jobs} row. */
    public static final String PARAMETER = "run";

    private final UUID id;
    private final RepositoryRow repository;
    private final IndexRequest request;
    private final Progress progress;
    private final RepositoryLock lock;
    private @Nullable SourceTree source;
    private final Map<Class<?>, Object> opened = new HashMap<>();

    public IndexRun(UUID id, RepositoryRow repository, IndexRequest request, Progress progress, RepositoryLock lock) {
        this.id = id;
        this.repository = repository;
        this.request = request;
        this.progress = progress;
        this.lock = lock;
    }

    public UUID id() {
        return id;
    }

    public RepositoryRow repository() {
        return repository;
    }

    public IndexRequest request() {
        return request;
    }

    public Progress progress() {
        return progress;
    }

    public RepositoryLock lock() {
        return lock;
    }

    public synchronized void opened(SourceTree tree) {
        if (source != null) {
            source.close();
        }
        source = tree;
    }

    public synchronized SourceTree source() {
        if (source == null) {
            throw new IllegalStateException("run " + id + " reads its source before the step open");
        }
        return source;
    }

    /** What several steps or threads share: opened by whoever needs it first, closed with the run. */
    public synchronized <T> T shared(Class<T> type, Supplier<T> open) {
        return type.cast(opened.computeIfAbsent(type, key -> open.get()));
    }

    @Override
    public synchronized void close() {
        opened.values().stream()
                .filter(AutoCloseable.class::isInstance)
                .forEach(each -> close((AutoCloseable) each));
        lock.close();
        if (source != null) {
            source.close();
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close " + resource, e);
        }
    }
}
