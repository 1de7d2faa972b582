package dev.kotadb.jobs.index;

import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.RepositoryLock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of the job while it is at work in this process: what its steps share and no table holds. */
final class IndexRun implements AutoCloseable {
    private final UUID id;
    private final RepositoryRow repository;
    private final IndexRequest request;
    private final Progress progress;
    private final RepositoryLock lock;
    private @Nullable SourceTree source;
    private @Nullable RepositoryDeclarations declarations;
    private @Nullable Publication publication;

    IndexRun(UUID id, RepositoryRow repository, IndexRequest request, Progress progress, RepositoryLock lock) {
        this.id = id;
        this.repository = repository;
        this.request = request;
        this.progress = progress;
        this.lock = lock;
    }

    UUID id() {
        return id;
    }

    RepositoryRow repository() {
        return repository;
    }

    IndexRequest request() {
        return request;
    }

    Progress progress() {
        return progress;
    }

    RepositoryLock lock() {
        return lock;
    }

    synchronized void opened(SourceTree tree) {
        if (source != null) {
            source.close();
        }
        source = tree;
    }

    synchronized SourceTree source() {
        if (source == null) {
            throw new IllegalStateException("run " + id + " reads its source before the step open");
        }
        return source;
    }

    synchronized RepositoryDeclarations declarations(Supplier<RepositoryDeclarations> open) {
        if (declarations == null) {
            declarations = open.get();
        }
        return declarations;
    }

    synchronized Publication publication(Supplier<Publication> begin) {
        if (publication == null) {
            publication = begin.get();
        }
        return publication;
    }

    @Override
    public synchronized void close() {
        if (publication != null) {
            publication.close();
        }
        lock.close();
        if (source != null) {
            source.close();
        }
    }
}
