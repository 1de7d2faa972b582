package dev.kotadb.jobs.export;

import dev.kotadb.schema.query.export.RepositoryExport;
import java.io.PrintStream;

/** Writes the dependency graph of the files in Graphviz's language. Edges without an import are dashed. */
public final class DotWriter implements ExportWriter {
    @Override
    public void write(RepositoryExport export, PrintStream out, Runnable written) {
        out.print("digraph " + quoted(export.fullName()) + " {\n  rankdir=LR;\n  node [shape=box];\n");
        export.forEachEdge(edge -> {
            out.print("  " + quoted(edge.sourcePath()) + " -> " + quoted(edge.targetPath()) + " [imports=" + edge.imports()
                    + ", uses=" + edge.uses() + (edge.imports() == 0 ? ", style=dashed" : "") + "];\n");
            written.run();
        });
        out.print("}\n");
    }

    /** A path that ends with a backslash would otherwise escape the quotation mark behind it; line ends are shown as such. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
    }
}
