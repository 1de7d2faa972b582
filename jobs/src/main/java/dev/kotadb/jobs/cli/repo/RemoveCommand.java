package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.OldMirrors;
import dev.kotadb.schema.index.repository.RepositoryLock;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Show what the database has of a repository; with --yes, delete it and the local mirror.")
final class RemoveCommand implements Callable<Integer> {
    private final Console console;
    private final RegisteredRepositories repositories;
    private final Path home;

    @Parameters(paramLabel = "OWNER/REPO", description = "A registered repository, by its name or id.")
    private String name = "";

    @Option(names = "--yes", description = "Delete it. Without this, nothing is deleted.")
    private boolean yes;

    RemoveCommand(Console console, RegisteredRepositories repositories, Path home) {
        this.console = console;
        this.repositories = repositories;
        this.home = home;
    }

    @Override
    public Integer call() {
        return repositories.use(tables -> {
            Registered row = tables.one(name);
            console.err().println(row.fullName() + " of " + row.owner() + " has:");
            tables.settings().rows(row.id()).forEach((table, count) ->
                    console.err().printf(Locale.ROOT, "  %,11d  %s%n", count, table));
            if (!yes) {
                console.err().println("Nothing was deleted. To delete all of it: kota repo remove " + name + " --yes");
                return ExitCode.USAGE;
            }
            try (RepositoryLock lock = RepositoryLock.tryAcquire(tables.database().dataSource(), row.id())
                    .orElseThrow(() -> new CommandFailure(row.fullName()
                            + " is being indexed; stop the run with 'kota stop' or wait for it. Nothing was deleted."))) {
                tables.settings().delete(row.id());
                lock.assertHeld();
            }
            new OldMirrors(home).removeOf(row.location());
            console.err().println(row.fullName() + " was deleted");
            return ExitCode.DONE;
        });
    }
}
