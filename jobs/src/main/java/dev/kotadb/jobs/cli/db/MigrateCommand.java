package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.migrate.MigrationResult;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.setup.Prerequisites;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "migrate", description = "Apply the migrations that are pending.")
final class MigrateCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;

    MigrateCommand(Console console, DatabaseSource databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            MigrationResult result = SchemaMigrations.migrate(database.dataSource());
            result.applied().forEach(console.out()::println);
            console.err().println(
                    result.applied().isEmpty()
                            ? "Nothing to migrate in " + databases.instance().label() + "."
                            : result.applied().size() + " migrations of " + databases.instance().label() + " in "
                                    + result.took().toMillis() + " ms.");
            if (!result.applied().isEmpty()) {
                Prerequisites prerequisites = Prerequisites.of(database.dataSource());
                prerequisites.desirable().forEach(missing -> console.err().println("Missing: " + missing));
                if (!prerequisites.desirable().isEmpty()) {
                    console.err().println("A script for an administrator: " + prerequisites.remedy());
                }
            }
            lock.assertHeld();
        }
        return ExitCode.DONE;
    }
}
