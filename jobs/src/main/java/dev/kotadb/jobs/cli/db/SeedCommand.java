package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.seed.Seed;
import dev.kotadb.schema.admin.server.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "seed",
        description = "Insert the test data: three users, an organization, a key for each tier, two repositories with a"
                + " file each, a completed job. Ids and keys are always the same, and the keys are public. Seeding again"
                + " restores these rows if they were changed.")
final class SeedCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;

    @Option(names = "--allow-protected", description = "Allow a protected instance; everybody knows the keys.")
    private boolean allowProtected;

    SeedCommand(Console console, DatabaseSource databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        ChosenInstance chosen = databases.instance();
        requireAllowed(chosen, allowProtected);
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            Seed.insert(database.dataSource());
            lock.assertHeld();
        }
        console.err().println("The test data is in " + chosen.label() + ".");
        return ExitCode.DONE;
    }

    static void requireAllowed(ChosenInstance chosen, boolean allowProtected) {
        if (chosen.instance().isProtected() && !allowProtected) {
            throw new CommandFailure("The instance " + chosen.instance().name() + " is protected, and the keys of the test"
                    + " data are public. Add --allow-protected if you mean it.", ExitCode.USAGE);
        }
    }
}
