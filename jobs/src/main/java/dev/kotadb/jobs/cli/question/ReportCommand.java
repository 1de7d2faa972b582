package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.MigratedDatabase;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.IndexSource;
import dev.kotadb.jobs.report.NightJson;
import dev.kotadb.jobs.report.NightPage;
import dev.kotadb.jobs.report.NightReport;
import dev.kotadb.jobs.report.RepositoryReport;
import dev.kotadb.jobs.report.RepositoryReportPage;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Write a page about a nightly run: what became of each repository and when, and which failed, were slow, have"
                + " grown or shrunk. With --repo, about a repository: a map of its dependencies, languages, outcomes, cycles and"
                + " changes. It is one HTML file that needs no network. Prints its path.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota report --open",
            "  kota report 5f0c --output night.html",
            "  kota report --json | jq .problems",
            "  kota report --repo acme/shop -o shop.html"
        })
public final class ReportCommand implements Callable<Integer> {
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STANDARD_OUTPUT = "-";

    private final Console console;
    private final DatabaseSource databases;
    private final IndexSource index;
    private final Path folder;
    private final DesktopOpener opener;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run's id, or the beginning of it; by default the newest run.")
    private @Nullable String id;

    @Option(names = "--open", description = "Open the page by the program in BROWSER, or the desktop's.")
    private boolean open;

    @Option(
            names = "--repo",
            paramLabel = "REPO",
            description = "Write about this repository: owner/repo, its last part, or its id.")
    private @Nullable String repository;

    @Mixin
    private final ViewerOption viewer = new ViewerOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the page; - for standard output. By default a file of the run, or of"
                    + " the repository, in KOTA_HOME/reports.")
    private @Nullable String output;

    @Option(names = "--json", description = "Instead of a page, print what it shows as one JSON object.")
    private boolean json;

    /** @param home the folder that has a folder of reports */
    public ReportCommand(Console console, DatabaseSource databases, IndexSource index, Path home, DesktopOpener opener) {
        this.console = console;
        this.index = index;
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
        if (repository != null) {
            return repository(repository, toFile);
        }
        if (viewer.isGiven()) {
            throw new CommandFailure("--as is for a report with --repo; nights are the operator's", ExitCode.USAGE);
        }
        NightReport report = MigratedDatabase.use(databases, database -> report(database.dataSource()));
        if (!toFile) {
            console.out().println(json ? NightJson.of(report).toString() : NightPage.of(report));
            return ExitCode.DONE;
        }
        return written(file(report.run()), NightPage.of(report));
    }

    private int repository(String name, boolean toFile) {
        if (json || id != null) {
            throw new CommandFailure("A report of a repository has neither RUN nor --json; kota export has formats for programs",
                    ExitCode.USAGE);
        }
        RepositoryReport report;
        try (CodeIndex asked = viewer.open(index)) {
            report = Answers.found(RepositoryReport.of(asked, name)).value();
        }
        String page = RepositoryReportPage.of(report);
        if (!toFile) {
            console.out().println(page);
            return ExitCode.DONE;
        }
        String called = report.overview().repository().fullName().replaceAll("[^\\w.-]+", "-");
        return written(output == null ? folder.resolve("repository-" + called + ".html").toAbsolutePath() : Path.of(output).toAbsolutePath(),
                page);
    }

    private int written(Path file, String page) {
        write(file, page);
        console.out().println(file);
        if (open) {
            console.out().flush();
            opener.open(file.toString());
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
