package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.export.CtagsWriter;
import dev.kotadb.jobs.export.DotWriter;
import dev.kotadb.jobs.export.ExportWriter;
import dev.kotadb.jobs.export.GraphmlWriter;
import dev.kotadb.jobs.export.JsonLinesWriter;
import dev.kotadb.jobs.export.ScipWriter;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.schema.query.export.RepositoryExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write what is known of a repository, in the format of another program.",
        footerHeading = "%nFormats:%n",
        footer = {
            "  jsonl    all rows as JSON lines, sorted, without ids and times: two exports of the same content are equal",
            "           byte for byte",
            "  scip     SCIP: declarations, and references whose target is known",
            "  ctags    a tag file for editors, by name",
            "  dot      the dependency graph of the files, for Graphviz",
            "  graphml  the same for graph programs",
            "Lines of jsonl count from 1, columns from 0 in UTF-16 units.",
            "",
            "Examples:",
            "  kota export acme/shop > shop.jsonl",
            "  kota export --format scip --root ~/src/shop acme/shop > index.scip",
            "  kota export --format ctags acme/shop > tags",
            "  kota export --format dot acme/shop | dot -Tsvg > shop.svg"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final int ROWS_BETWEEN_CHECKS = 5000;

    private final Console console;
    private final IndexSource index;
    private final String version;

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "jsonl")
    private Format format = Format.jsonl;

    @Option(
            names = "--root",
            paramLabel = "DIRECTORY",
            description = "Where the sources are that a scip index describes (default: here).")
    private @Nullable Path root;

    @Parameters(paramLabel = "REPO", description = "owner/repo, its last part, or its id.")
    private String repository = "";

    public ExportCommand(Console console, IndexSource index, String version) {
        this.console = console;
        this.index = index;
        this.version = version;
    }

    /** Named as the command line has them. */
    private enum Format {
        jsonl,
        scip,
        ctags,
        dot,
        graphml
    }

    @Override
    public Integer call() {
        if (root != null && format != Format.scip) {
            throw new CommandFailure("--root is for --format scip only.", ExitCode.USAGE);
        }
        try (CodeIndex asked = viewer.open(index)) {
            RepositoryExport export = Answers.found(asked.export(repository)).value();
            writer().write(export, console.out(), new ReaderCheck(console));
        }
        return ExitCode.DONE;
    }

    private ExportWriter writer() {
        return switch (format) {
            case jsonl -> new JsonLinesWriter();
            case scip -> new ScipWriter(rootUri(), version);
            case ctags -> new CtagsWriter(version);
            case dot -> new DotWriter();
            case graphml -> new GraphmlWriter();
        };
    }

    /** Without the slash at the end that a folder has only while it exists. */
    private String rootUri() {
        String uri = (root == null ? Path.of("") : root).toAbsolutePath().normalize().toUri().toString();
        return uri.endsWith("/") && uri.length() > "file:///".length() ? uri.substring(0, uri.length() - 1) : uri;
    }

    /** Asks now and then whether somebody still reads. */
    private static final class ReaderCheck implements Runnable {
        private final Console console;
        private long rows;

        ReaderCheck(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            rows++;
            if (rows % ROWS_BETWEEN_CHECKS == 0 && console.isClosed()) {
                throw new CommandFailure("The reader of the export has gone; the export is not complete.");
            }
        }
    }
}
