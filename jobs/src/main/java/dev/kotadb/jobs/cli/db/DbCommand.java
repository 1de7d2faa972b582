package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the commands that look after a database. */
@Command(
        name = "db",
        description = "Look after a database: the chosen instance, else the embedded one.",
        synopsisSubcommandLabel = "COMMAND")
public final class DbCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private DbCommand() {}

    /** With the home directory of the embedded server. */
    public static CommandLine with(Console console, InstanceDatabase databases, Path home) {
        Question question = Question.at(console);
        return new CommandLine(new DbCommand())
                .addSubcommand(new InstancesCommand(console, databases))
                .addSubcommand(new UseCommand(console, databases))
                .addSubcommand(new SetupCommand(console))
                .addSubcommand(new MigrateCommand(console, databases))
                .addSubcommand(new StatusCommand(console, databases))
                .addSubcommand(new ResetCommand(console, databases, question, new DumpBeforeReset(console)))
                .addSubcommand(new SeedCommand(console, databases))
                .addSubcommand(new DiffCommand(console, databases, home))
                .addSubcommand(new DumpCommand(console, databases))
                .addSubcommand(new RestoreCommand(console, databases, System.in, question))
                .addSubcommand(new ValidateCommand(console, databases, home))
                .addSubcommand(new StopServerCommand(console, home));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
