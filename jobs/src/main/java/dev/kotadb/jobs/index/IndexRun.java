package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.schema.index.RepositoriesTable.RepositoryRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of the job while it is at work in this process: what its steps share and no table holds. */
final class IndexRun implements AutoCloseable {
    private final UUID id;
    private final RepositoryRow repository;
    private final IndexRequest request;
    private final Progress progress;
    private @Nullable SourceTree source;
    private @Nullable RepositoryDeclarations declarations;
    private boolean unchanged;
    private String fingerprint = "";

    IndexRun(UUID id, RepositoryRow repository, IndexRequest request, Progress progress) {
        this.id = id;
        this.repository = repository;
        this.request = request;
        this.progress = progress;
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

    synchronized RepositoryDeclarations declarations(java.util.function.Supplier<RepositoryDeclarations> open) {
        if (declarations == null) {
            declarations = open.get();
        }
        return declarations;
    }

    void planned(String newFingerprint, boolean isUnchanged) {
        fingerprint = newFingerprint;
        unchanged = isUnchanged;
    }

    /** What the plan was made from; empty where a resumed run did not plan again. */
    String fingerprint() {
        return fingerprint;
    }

    boolean isUnchanged() {
        return unchanged;
    }

    @Override
    public synchronized void close() {
        if (source != null) {
            source.close();
        }
    }
}
