package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.instance.ChosenInstance.Choice;
import dev.kotadb.schema.admin.instance.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "use",
        description = "Set the instance that commands use by default, unless --instance, KOTA_INSTANCE or"
                + " KOTA_DB_URL names one. A protected instance cannot be the default: name it in each command.")
final class UseCommand implements Callable<Integer> {
    private final Console console;
    private final InstanceDatabase databases;

    @Parameters(paramLabel = "NAME", description = "An instance that kota db instances lists; local is the embedded database.")
    private String name = "";

    UseCommand(Console console, InstanceDatabase databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        Instance used = databases.instances().use(name);
        console.err().println("From now on, commands use " + console.instance(used, used.name()) + ".");
        ChosenInstance chosen = databases.instance();
        if (chosen.choice() != Choice.USED) {
            console.err().println("At present, " + chosen.choice().shown() + " names another, which takes precedence.");
        }
        return ExitCode.DONE;
    }
}
