package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.Console;
import dev.kotadb.jobs.cli.ExitCode;
import dev.kotadb.jobs.cli.InstanceDatabase;
import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.instance.ChosenInstance.Choice;
import dev.kotadb.schema.admin.instance.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "use",
        description = "Remember the instance that commands are about where neither --instance, KOTA_INSTANCE nor"
                + " KOTA_DB_URL says so. A protected one cannot be: it is named to each command.")
final class UseCommand implements Callable<Integer> {
    private final Console console;
    private final InstanceDatabase databases;

    @Parameters(paramLabel = "NAME", description = "One that kota db instances lists; local goes back to the embedded one.")
    private String name = "";

    UseCommand(Console console, InstanceDatabase databases) {
        this.console = console;
        this.databases = databases;
    }

    @Override
    public Integer call() {
        Instance used = databases.instances().use(name);
        console.err().println("From now on, commands are about " + console.instance(used, used.name()) + ".");
        ChosenInstance chosen = databases.instance();
        if (chosen.choice() != Choice.USED) {
            console.err().println("For the time being, " + chosen.choice().shown() + " names another.");
        }
        return ExitCode.DONE;
    }
}
