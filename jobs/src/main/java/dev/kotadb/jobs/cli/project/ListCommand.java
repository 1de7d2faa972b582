package dev.kotadb.jobs.cli.project;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.projects.ProjectRow;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the projects.")
final class ListCommand implements Callable<Integer> {
    private final Console console;
    private final Projects projects;

    @Option(names = "--json", description = "One JSON object per project.")
    private boolean json;

    @Mixin
    private UserOption as = new UserOption();

    ListCommand(Console console, Projects projects) {
        this.console = console;
        this.projects = projects;
    }

    @Override
    public Integer call() {
        List<ProjectRow> rows = projects.as(as.user, (statements, owner) -> statements.list(Integer.MAX_VALUE));
        if (json) {
            try (JsonLines lines = new JsonLines(console.out())) {
                rows.forEach(row -> lines.write(ProjectFields.of(row)));
            }
        } else {
            rows.forEach(row -> console.out().printf(Locale.ROOT, "%s  %s%s%n", console.place(row.name()),
                    Projects.count(row.repositoryCount()), row.description() == null ? "" : "  " + row.description()));
            if (rows.isEmpty()) {
                console.err().println("There are no projects. Create one with: kota project create NAME REPO...");
            }
        }
        return ExitCode.DONE;
    }
}
