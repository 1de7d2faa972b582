package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.RepairScript;
import dev.kotadb.schema.admin.catalog.SchemaDiff;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "diff",
        description = {
            "Compare the schema with what the migrations make in a temporary database. Changes nothing.",
            "Exits with 1 if the structure differs. Differences in grants are shown, but do not change the exit code."
        })
final class DiffCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final Path home;

    @Option(names = "--no-grants", description = "Leave out grants.")
    private boolean noGrants;

    @ArgGroup
    private @Nullable Form form;

    DiffCommand(Console console, DatabaseSource databases, Path home) {
        this.console = console;
        this.databases = databases;
        this.home = home;
    }

    @Override
    public Integer call() {
        try (Database database = databases.open()) {
            CatalogDiff whole = SchemaDiff.of(database, home);
            CatalogDiff diff = noGrants ? whole.withoutGrants() : whole;
            if (form != null && form.json) {
                DiffJson.write(console.out(), database.url(), diff);
            } else if (form != null && form.sql) {
                console.out().print(RepairScript.of(diff));
            } else {
                new DiffText(console, diff).write(database.url());
            }
            return diff.drifted() ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    /** Other than text. */
    private static final class Form {
        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        @Option(
                names = "--sql",
                description = "A script for psql that removes the differences. Read it before you run it.")
        private boolean sql;
    }
}
