package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of the commands about projects. */
@Command(
        name = "project",
        description = "Group repositories, to search in some of them: kota search --project NAME.",
        synopsisSubcommandLabel = "COMMAND")
public final class ProjectCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ProjectCommand() {}

    public static CommandLine with(Console console, DatabaseSource databases) {
        Projects projects = new Projects(databases);
        return new CommandLine(new ProjectCommand())
                .addSubcommand(new CreateCommand(console, projects))
                .addSubcommand(new ListCommand(console, projects))
                .addSubcommand(new ShowCommand(console, projects))
                .addSubcommand(MembersCommand.with(console, projects, true))
                .addSubcommand(MembersCommand.with(console, projects, false))
                .addSubcommand(new DeleteCommand(console, projects));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
