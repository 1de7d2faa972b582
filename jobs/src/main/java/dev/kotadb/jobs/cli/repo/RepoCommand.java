package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the commands about registered repositories. */
@Command(
        name = "repo",
        description = "Register the repositories that scheduled runs index.",
        synopsisSubcommandLabel = "COMMAND")
public final class RepoCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RepoCommand() {}

    /** @param home the folder that holds the mirrors of remotes */
    public static CommandLine with(Console console, DatabaseSource databases, Path home) {
        RegisteredRepositories repositories = new RegisteredRepositories(databases);
        return new CommandLine(new RepoCommand())
                .addSubcommand(new AddCommand(console, repositories))
                .addSubcommand(new ListCommand(console, repositories))
                .addSubcommand(new ShowCommand(console, repositories))
                .addSubcommand(new SetCommand(console, repositories))
                .addSubcommand(new RemoveCommand(console, repositories, home))
                .addSubcommand(new SwitchCommand(console, repositories, true))
                .addSubcommand(new SwitchCommand(console, repositories, false));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
