package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.RepositoryQueries.Repository;
import dev.kotadb.schema.query.Snapshot;
import java.util.function.Consumer;

/** All that the index contains of one repository. Each method streams: memory does not grow with the repository. */
public final class RepositoryExport {
    private final Snapshot snapshot;
    private final Repository repository;

    /** The snapshot has to stay open. */
    public RepositoryExport(Snapshot snapshot, Repository repository) {
        this.snapshot = snapshot;
        this.repository = repository;
    }

    public String fullName() {
        return repository.fullName();
    }

    /** Passes files, symbols, references and dependencies, in this order. */
    public void forEachRow(Consumer<ExportRow> rows) {
        new ExportQueries(snapshot).export(repository.id(), rows);
    }

    /** Passes the files that have declarations or references with a known target, by path. */
    public void forEachDocument(Consumer<SourceDocument> documents) {
        new DocumentQueries(snapshot).forEach(repository.id(), documents);
    }

    /** Passes declarations by name, in the order of its bytes; without names that no identifier is. */
    public void forEachTag(Consumer<Tag> tags) {
        new TagQueries(snapshot).forEach(repository.id(), tags);
    }

    /** Passes the files that depend on others or are depended on, by path. */
    public void forEachFile(Consumer<FileNode> files) {
        new FileGraphQueries(snapshot).forEachFile(repository.id(), files);
    }

    /** Passes the edges between files, by the paths of the depending and the other file. */
    public void forEachEdge(Consumer<FileEdge> edges) {
        new FileGraphQueries(snapshot).forEachEdge(repository.id(), edges);
    }

    /** Passes the edges between files in any order, without their numbers, which takes a fraction of the time. */
    public void forEachPair(Consumer<FileEdge> edges) {
        new FileGraphQueries(snapshot).forEachPair(repository.id(), edges);
    }
}
