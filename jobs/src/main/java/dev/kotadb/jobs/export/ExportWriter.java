package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.RepositoryExport;
import java.io.PrintStream;

/** Writes a repository in one format. */
public interface ExportWriter {
    /**
     * Writes all of it, without closing the stream.
     *
     * @param written called after each row; what it throws ends the export
     */
    void write(RepositoryExport export, PrintStream out, Runnable written);
}
