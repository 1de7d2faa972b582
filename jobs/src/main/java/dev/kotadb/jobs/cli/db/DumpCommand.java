package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.admin.dump.Dump;
import dev.kotadb.schema.admin.dump.DumpOptions;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dump",
        description = "Write a consistent snapshot of the data to a file or folder.",
        footerHeading = "%nA dump is restored by kota db restore, or by psql in one transaction:%n",
        footer = {
            "  psql -1 -v ON_ERROR_STOP=1 -f FILE.sql",
            "  cd FOLDER && psql -1 -v ON_ERROR_STOP=1 -f restore.sql",
            "",
            "A dump contains the rows of kota's tables and the accounts (id, email) that own them. It does not contain Spring",
            "Batch's records, nor the secret of the tenants' context, which each database makes for itself. It contains the",
            "hashes of keys, so only its owner may read it.",
            "",
            "Examples:",
            "  kota db dump backup.sql.gz",
            "  kota db dump backup --jobs 4",
            "  kota db dump - | psql -1 -v ON_ERROR_STOP=1 -f - postgresql://host/other"
        })
final class DumpCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TARGET",
            description = "A file NAME.sql or NAME.sql.gz, a folder, or - for standard output.")
    private String target = "";

    @Option(names = "--schema", description = "Also write the schema: its migrations before the data.")
    private boolean schema;

    @Option(
            names = "--format",
            paramLabel = "sql|copy",
            description = "One script, or a folder with one file per table; TARGET's name decides the default.")
    private @Nullable Format format;

    @Option(names = "--gzip", description = "Compress a folder's files; a script is compressed if its name ends in .gz.")
    private boolean gzip;

    @Option(names = "--jobs", paramLabel = "N", description = "Number of tables to read in parallel; needs a folder (default: 1).")
    private int jobs = 1;

    @Option(names = "--all", description = "Also dump tables in public that are not kota's.")
    private boolean all;

    @Option(names = "--overwrite", description = "Replace an existing dump when the new one is complete.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON object at the end.")
    private boolean json;

    DumpCommand(Console console, DatabaseSource databases) {
        this.console = console;
        this.databases = databases;
    }

    private enum Format {
        sql,
        copy
    }

    @Override
    public Integer call() {
        Format chosen = format();
        requireSense(chosen);
        TransferProgress progress = new TransferProgress(console.err());
        DumpManifest manifest;
        try (Database database = databases.open()) {
            Dump dump = new Dump(database, new DumpOptions(schema, all, overwrite, jobs), progress);
            if (target.equals("-")) {
                manifest = dump.toStream(new CheckedStream(console), "standard output");
            } else if (chosen == Format.sql) {
                manifest = dump.toScript(Path.of(target).toAbsolutePath());
            } else {
                manifest = dump.toFolder(Path.of(target).toAbsolutePath(), gzip);
            }
        }
        console.err().println("Dumped " + progress.summary(manifest.tables().size(), manifest.rows(), manifest.bytes())
                + " to " + target);
        if (json) {
            writeJson(chosen, manifest, progress.seconds());
        }
        return ExitCode.DONE;
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        boolean script = target.equals("-") || target.endsWith(".sql") || target.endsWith(".sql.gz");
        return script ? Format.sql : Format.copy;
    }

    private void requireSense(Format chosen) {
        boolean script = chosen == Format.sql;
        refuse(target.isBlank(), "TARGET is empty");
        refuse(jobs < 1, "--jobs is at least 1");
        refuse(script && jobs > 1, "--jobs needs a folder: a script is written one table after the other");
        refuse(script && gzip, "--gzip is for a folder; a script is compressed if its name ends in .gz");
        refuse(!script && target.equals("-"), "A folder cannot be written to standard output");
        refuse(json && target.equals("-"), "--json and the dump cannot both go to standard output");
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void writeJson(Format chosen, DumpManifest manifest, double seconds) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("target", target);
            lines.field("format", chosen);
            lines.field("writer", manifest.writer());
            lines.field("server", manifest.server());
            lines.field("schemaVersion", manifest.schemaVersion());
            lines.field("createdAt", manifest.createdAt());
            lines.field("rows", manifest.rows());
            lines.field("bytes", manifest.bytes());
            lines.field("seconds", seconds);
            lines.field("tables", manifest.tables().stream().map(DumpCommand::describe).toList());
            lines.end();
        }
    }

    static Map<String, Object> describe(DumpManifest.Table table) {
        return new TreeMap<>(Map.of("table", table.name(), "rows", table.rows(), "bytes", table.bytes()));
    }
}
