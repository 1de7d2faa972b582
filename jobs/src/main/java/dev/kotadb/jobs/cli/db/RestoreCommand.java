package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.dump.Restore;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Restore a dump's data in one transaction.",
        footerHeading = "%nAn empty database is migrated first. The migrations upgrade a dump of an older schema in a temporary"
                + " database;%nalso a data-only script of the original system by pg_dump or supabase db dump.%n%nExamples:%n",
        footer = {"  kota db restore backup.sql.gz", "  kota db restore backup --clean"})
final class RestoreCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final InputStream standardInput;
    private final Question question;

    @Mixin
    private final ConfirmedName name = new ConfirmedName();

    @Parameters(paramLabel = "DUMP", description = "A script, compressed or not, a folder, or - for standard input.")
    private String dump = "";

    @Option(names = "--clean", description = "Delete existing rows first; without it, the database has to be empty."
            + " A protected instance asks for its name.")
    private boolean clean;

    @Option(names = "--json", description = "One JSON object at the end.")
    private boolean json;

    RestoreCommand(Console console, DatabaseSource databases, InputStream standardInput, Question question) {
        this.console = console;
        this.databases = databases;
        this.standardInput = standardInput;
        this.question = question;
    }

    @Override
    public Integer call() {
        if (clean) {
            name.given(databases.instance(), question, "to delete its rows");
        }
        TransferProgress progress = new TransferProgress(console.err());
        Restore.Result result;
        String url;
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            url = database.url();
            Restore restore = new Restore(database, clean, progress);
            result = dump.equals("-")
                    ? restore.from(standardInput, "standard input")
                    : restore.from(Path.of(dump).toAbsolutePath());
            lock.assertHeld();
        }
        List<DumpManifest.Table> tables = result.rows();
        long rows = tables.stream().mapToLong(DumpManifest.Table::rows).sum();
        long bytes = tables.stream().mapToLong(DumpManifest.Table::bytes).sum();
        console.err().println("Restored " + progress.summary(tables.size(), rows, bytes) + " into " + url);
        if (json) {
            writeJson(url, result, rows, bytes, progress.seconds());
        }
        return ExitCode.DONE;
    }

    private void writeJson(String url, Restore.Result result, long rows, long bytes, double seconds) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("dump", dump);
            lines.field("database", url);
            lines.field("createdAt", result.dump().createdAt());
            lines.field("fromSchemaVersion", result.dump().schemaVersion());
            lines.field("schemaVersion", SchemaMigrations.latestVersion());
            lines.field("rows", rows);
            lines.field("bytes", bytes);
            lines.field("seconds", seconds);
            lines.field("tables", result.rows().stream().map(DumpCommand::describe).toList());
            lines.end();
        }
    }
}
