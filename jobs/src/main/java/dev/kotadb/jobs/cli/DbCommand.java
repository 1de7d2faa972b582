package dev.kotadb.jobs.cli;

import dev.kotadb.schema.MigrationResult;
import dev.kotadb.schema.MigrationStatus;
import dev.kotadb.schema.SchemaMigrations;
import dev.kotadb.schema.server.Database;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "db",
        description = "Look after the database: the one that KOTA_DB_URL names, else the embedded one.",
        synopsisSubcommandLabel = "COMMAND")
final class DbCommand implements Runnable {
    private final Console console;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DbCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    @Command(name = "migrate", description = "Apply the migrations that are pending.")
    int migrate() {
        try (Database database = Database.open(environment)) {
            MigrationResult result = SchemaMigrations.migrate(database.dataSource());
            result.applied().forEach(console.out()::println);
            console.err().println(
                    result.applied().isEmpty()
                            ? "Nothing to migrate."
                            : result.applied().size() + " migrations in " + result.took().toMillis() + " ms.");
        }
        return ExitCode.DONE;
    }

    @Command(name = "status", description = "List the migrations and when they were applied.")
    int status(@Option(names = "--json", description = "One JSON object.") boolean json) {
        try (Database database = Database.open(environment)) {
            List<MigrationStatus> migrations = SchemaMigrations.status(database.dataSource());
            if (json) {
                writeJson(database, migrations);
            } else {
                console.out().println(database.url() + (database.embedded() ? " (embedded)" : ""));
                migrations.forEach(each -> console.out()
                        .println("  " + each.name() + "  "
                                + (each.appliedAt() == null ? console.bold("pending") : each.appliedAt())));
            }
        }
        return ExitCode.DONE;
    }

    private void writeJson(Database database, List<MigrationStatus> migrations) {
        try (JsonLines lines = new JsonLines(console.out())) {
            lines.begin();
            lines.field("url", database.url());
            lines.field("embedded", database.embedded());
            lines.field("pending", migrations.stream().filter(each -> each.appliedAt() == null).count());
            lines.field("migrations", migrations.stream().map(MigrationStatus::name).toList());
            lines.end();
        }
    }
}
