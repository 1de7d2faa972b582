package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.schema.query.ExportRow;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write all that is known of a repository as JSON lines, sorted, without ids and times.",
        footerHeading = "%nTwo exports of the same content are equal byte for byte. Lines count from 1, columns from 0"
                + " in UTF-16 units.%n%nExamples:%n",
        footer = {"  kota export acme/shop > shop.jsonl", "  kota export acme/shop | grep '\"type\":\"symbol\"'"})
final class ExportCommand implements Callable<Integer> {
    private static final int LINES_BETWEEN_CHECKS = 5000;

    private final Console console;
    private final IndexSource index;

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Parameters(paramLabel = "REPO", description = "owner/repo, its last part, or its id.")
    private String repository = "";

    ExportCommand(Console console, IndexSource index) {
        this.console = console;
        this.index = index;
    }

    @Override
    public Integer call() {
        try (CodeIndex asked = viewer.open(index);
                JsonLines lines = new JsonLines(console.out())) {
            Answers.found(asked.export(repository, new Writer(console, lines)));
        }
        return ExitCode.DONE;
    }

    /** Writes rows as they come, as long as somebody reads them. */
    private static final class Writer implements Consumer<ExportRow> {
        private final Console console;
        private final JsonLines lines;
        private long rows;

        Writer(Console console, JsonLines lines) {
            this.console = console;
            this.lines = lines;
        }

        @Override
        public void accept(ExportRow row) {
            lines.write((Record) row);
            rows++;
            if (rows % LINES_BETWEEN_CHECKS == 0 && console.isClosed()) {
                throw new CommandFailure("The reader of the export has gone; the export is not complete.");
            }
        }
    }
}
