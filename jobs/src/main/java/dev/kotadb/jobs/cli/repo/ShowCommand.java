package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show the settings of a registered repository.")
final class ShowCommand implements Callable<Integer> {
    private final Console console;
    private final RegisteredRepositories repositories;

    @Parameters(paramLabel = "OWNER/REPO", description = "A registered repository, by its name or id.")
    private String name = "";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    ShowCommand(Console console, RegisteredRepositories repositories) {
        this.console = console;
        this.repositories = repositories;
    }

    @Override
    public Integer call() {
        return repositories.use(tables -> {
            Registered row = tables.one(name);
            Map<String, @Nullable Object> fields = RepositoryFields.of(row);
            if (json) {
                try (JsonLines lines = new JsonLines(console.out())) {
                    lines.write(fields);
                }
            } else {
                fields.forEach((field, value) -> console.out().printf(Locale.ROOT, "  %-16s %s%n",
                        field.replace('_', ' '), value == null ? "-" : value));
            }
            return ExitCode.DONE;
        });
    }
}
