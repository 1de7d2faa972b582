package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Create a project. Standard output gets its id.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota project create backend acme/shop acme/payments"})
final class CreateCommand implements Callable<Integer> {
    private final Console console;
    private final Projects projects;

    @Parameters(index = "0", paramLabel = "NAME", description = "The project's name.")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "REPO", description = "Its repositories: owner/repo, the last part, or an id.")
    private List<String> repositories = List.of();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is.")
    private @Nullable String description;

    @Mixin
    private UserOption as = new UserOption();

    CreateCommand(Console console, Projects projects) {
        this.console = console;
        this.projects = projects;
    }

    @Override
    public Integer call() {
        if (name.isBlank()) {
            throw new CommandFailure("NAME is empty", ExitCode.USAGE);
        }
        UUID id = projects.as(as.user, (statements, owner) -> {
            List<UUID> members = Projects.repositories(statements, repositories);
            UUID created = statements.create(owner, null, name, description);
            statements.add(created, members);
            return created;
        });
        console.out().println(id);
        return ExitCode.DONE;
    }
}
