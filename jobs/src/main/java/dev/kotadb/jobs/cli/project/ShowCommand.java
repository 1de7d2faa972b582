package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.projects.ProjectRepository;
import dev.kotadb.schema.projects.ProjectRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a project's repositories.")
final class ShowCommand implements Callable<Integer> {
    private final Console console;
    private final Projects projects;

    @Parameters(paramLabel = "PROJECT", description = "A project, by its name or id.")
    private String project = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private UserOption as = new UserOption();

    ShowCommand(Console console, Projects projects) {
        this.console = console;
        this.projects = projects;
    }

    @Override
    public Integer call() {
        return projects.as(as.user, (statements, owner) -> {
            ProjectRow row = Projects.one(statements, project);
            List<String> names = statements.repositories(row.id()).stream().map(ProjectRepository::fullName).toList();
            if (json) {
                Map<String, @Nullable Object> fields = ProjectFields.of(row);
                fields.put("repositories", names);
                try (JsonLines lines = new JsonLines(console.out())) {
                    lines.write(fields);
                }
            } else {
                names.forEach(console.out()::println);
                if (names.isEmpty()) {
                    console.err().println("No repository is in " + row.name() + ". Add one with: kota project add " + project + " REPO");
                }
            }
            return ExitCode.DONE;
        });
    }
}
