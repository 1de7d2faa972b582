package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.projects.ProjectRow;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds repositories to a project or removes them. */
@Command
final class MembersCommand implements Callable<Integer> {
    private final Console console;
    private final Projects projects;
    private final boolean adds;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "A project, by its name or id.")
    private String project = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "REPO", description = "Repositories: owner/repo, the last part, or an id.")
    private List<String> repositories = List.of();

    @Mixin
    private UserOption as = new UserOption();

    private MembersCommand(Console console, Projects projects, boolean adds) {
        this.console = console;
        this.projects = projects;
        this.adds = adds;
    }

    static CommandLine with(Console console, Projects projects, boolean adds) {
        CommandLine command = new CommandLine(new MembersCommand(console, projects, adds));
        command.getCommandSpec().name(adds ? "add" : "remove").usageMessage().description(adds
                ? "Add repositories to a project."
                : "Remove repositories from a project; they stay indexed.");
        return command;
    }

    @Override
    public Integer call() {
        return projects.as(as.user, (statements, owner) -> {
            ProjectRow row = Projects.one(statements, project);
            List<UUID> wanted = Projects.repositories(statements, repositories);
            if (adds) {
                statements.add(row.id(), wanted);
            } else if (statements.remove(row.id(), wanted) == 0) {
                throw new CommandFailure("None of them is in " + row.name() + ", or only owners and admins may remove it");
            }
            console.err().println(row.name() + " has " + Projects.count(statements.repositories(row.id()).size()));
            return ExitCode.DONE;
        });
    }
}
