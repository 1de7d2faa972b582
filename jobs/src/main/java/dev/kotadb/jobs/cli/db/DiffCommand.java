package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.Console;
import dev.kotadb.jobs.cli.DatabaseSource;
import dev.kotadb.jobs.cli.ExitCode;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
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
            "Compare the schema with what the migrations make, which is made in a temporary database for that. Changes nothing.",
            "Exits with 1 where the structure differs; a difference in grants alone is told, but is none."
        })
final class DiffCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final Path home;

    @Option(names = "--no-grants", description = "Leave out who may do what.")
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
                console.out().print(diff.sql());
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
                description = "A script for psql that makes of the database what the migrations make. Read it before it is run.")
        private boolean sql;
    }
}
