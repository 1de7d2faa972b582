package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.MigratedDatabase;
import dev.kotadb.jobs.report.NightJson;
import dev.kotadb.jobs.report.NightPage;
import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.schema.nightly.NightRecords;
import dev.kotadb.schema.nightly.NightlyRunRow;
import dev.kotadb.schema.nightly.NightlyRunsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Write a page about a nightly run: what became of each repository and when, and which failed, were slow, have"
                + " grown or shrunk. It is one HTML file that needs no network. Prints its path.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota report --open", "  kota report 5f0c --output night.html", "  kota report --json | jq .problems"})
final class ReportCommand implements Callable<Integer> {
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STANDARD_OUTPUT = "-";

    private final Console console;
    private final DatabaseSource databases;
    private final Path folder;
    private final DesktopOpener opener;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run's id, or the beginning of it; by default the newest run.")
    private @Nullable String id;

    @Option(names = "--open", description = "Open the page by the desktop's program for it.")
    private boolean open;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write the page; - for standard output. By default a file of the run in KOTA_HOME/reports.")
    private @Nullable String output;

    @Option(names = "--json", description = "Instead of a page, print what it shows as one JSON object.")
    private boolean json;

    /** @param home the folder that has a folder of reports */
    ReportCommand(Console console, DatabaseSource databases, Path home, DesktopOpener opener) {
        this.console = console;
        this.databases = databases;
        this.folder = home.resolve("reports");
        this.opener = opener;
    }

    @Override
    public Integer call() {
        boolean toFile = !json && !STANDARD_OUTPUT.equals(output);
        if (json && output != null || open && !toFile) {
            throw new CommandFailure("--open and --output are about the page in a file; leave one of the options out",
                    ExitCode.USAGE);
        }
        NightReport report = MigratedDatabase.use(databases, database -> report(database.dataSource()));
        if (!toFile) {
            console.out().println(json ? NightJson.of(report).toString() : NightPage.of(report));
            return ExitCode.DONE;
        }
        Path file = file(report.run());
        write(file, NightPage.of(report));
        console.out().println(file);
        if (open) {
            console.out().flush();
            opener.open(file);
        }
        return ExitCode.DONE;
    }

    private NightReport report(DataSource dataSource) {
        return NightReport.of(run(new NightlyRunsTable(dataSource)), new NightRecords(dataSource));
    }

    private NightlyRunRow run(NightlyRunsTable runs) {
        NightlyRunRow newest = runs.newest().orElseThrow(() -> new CommandFailure(
                "There was no nightly run yet. 'kota run nightly-reindex' begins one; a worker does on schedule."));
        if (id == null) {
            return newest;
        }
        List<NightlyRunRow> found = runs.starting(id.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            throw new CommandFailure("No nightly run has the id " + id + ". The newest is " + newest.id() + ", which began at "
                    + newest.startedAt());
        }
        if (found.size() > 1) {
            throw new CommandFailure("Several nightly runs have an id that begins with " + id + "; give more of it.");
        }
        return found.getFirst();
    }

    private Path file(NightlyRunRow run) {
        return output == null
                ? folder.resolve("night-" + FILE_TIME.format(run.startedAt()) + "-" + run.id().toString().substring(0, 8) + ".html")
                        .toAbsolutePath()
                : Path.of(output).toAbsolutePath();
    }

    /** A browser never reads half a page: it is written beside and moved. */
    private static void write(Path file, String page) {
        Path partial = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.createDirectories(partial.getParent());
            Files.writeString(partial, page);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + file + ": " + e);
        }
    }
}
