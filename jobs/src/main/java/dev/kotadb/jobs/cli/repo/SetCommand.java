package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Change how scheduled runs index a repository. What is not given stays as it is.",
        footerHeading = "%nExample:%n",
        footer = "  kota repo set acme/shop --max-age 1d --exclude 'vendor/'")
final class SetCommand implements Callable<Integer> {
    private final Console console;
    private final RegisteredRepositories repositories;

    @Parameters(paramLabel = "OWNER/REPO", description = "A registered repository, by its name or id.")
    private String name = "";

    @Option(names = "--location", paramLabel = "PATH-or-URL", description = "Where the repository is now.")
    private @Nullable String location;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    SetCommand(Console console, RegisteredRepositories repositories) {
        this.console = console;
        this.repositories = repositories;
    }

    @Override
    public Integer call() {
        String moved = location == null ? null : SourceLocation.parse(location).text();
        return repositories.use(tables -> {
            Registered row = tables.one(name);
            Settings changed = settings.over(row.settings());
            tables.settings().update(row.id(), changed);
            if (moved != null) {
                tables.repositories().setSource(row.id(), moved, null);
            }
            console.err().println(row.fullName() + " is changed; the next run reads it so");
            return ExitCode.DONE;
        });
    }
}
