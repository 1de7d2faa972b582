package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the registered repositories.")
final class ListCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;
    private final RegisteredRepositories repositories;

    @Option(names = "--json", description = "One JSON object per repository.")
    private boolean json;

    ListCommand(Console console, RegisteredRepositories repositories) {
        this.console = console;
        this.repositories = repositories;
    }

    @Override
    public Integer call() {
        return repositories.use(tables -> {
            List<Registered> rows = tables.settings().list();
            if (json) {
                try (JsonLines lines = new JsonLines(console.out())) {
                    rows.forEach(row -> lines.write(RepositoryFields.of(row)));
                }
            } else {
                rows.forEach(this::show);
                if (rows.isEmpty()) {
                    console.err().println("No repositories are registered. Add one with: kota repo add PATH-or-URL");
                }
            }
            return ExitCode.DONE;
        });
    }

    private void show(Registered row) {
        console.out().printf(Locale.ROOT, "%s  %-8s  priority %d  max age %s  indexed %s  %s%n",
                console.place(row.fullName()), row.enabled() ? "enabled" : "disabled", row.settings().priority(),
                SettingsOptions.text(row.settings().maximumAge()),
                row.indexedAt() == null ? "never" : MINUTE.format(row.indexedAt()), row.location());
    }
}
