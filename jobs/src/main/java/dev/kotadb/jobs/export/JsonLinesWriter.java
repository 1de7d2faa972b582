package dev.kotadb.jobs.export;

import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.query.export.RepositoryExport;
import java.io.PrintStream;

/** One JSON object per row. */
public final class JsonLinesWriter implements ExportWriter {
    @Override
    public void write(RepositoryExport export, PrintStream out, Runnable written) {
        try (JsonLines lines = new JsonLines(out)) {
            export.forEachRow(row -> {
                lines.write((Record) row);
                written.run();
            });
        }
    }
}
