package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.projects.ProjectRow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a project; its repositories stay indexed.")
final class DeleteCommand implements Callable<Integer> {
    private final Console console;
    private final Projects projects;

    @Parameters(paramLabel = "PROJECT", description = "A project, by its name or id.")
    private String project = "";

    @Mixin
    private UserOption as = new UserOption();

    DeleteCommand(Console console, Projects projects) {
        this.console = console;
        this.projects = projects;
    }

    @Override
    public Integer call() {
        return projects.as(as.user, (statements, owner) -> {
            ProjectRow row = Projects.one(statements, project);
            if (!statements.delete(row.id())) {
                throw new CommandFailure("Only owners and admins of the organization may delete " + row.name());
            }
            console.err().println("Project " + row.name() + " was deleted");
            return ExitCode.DONE;
        });
    }
}
