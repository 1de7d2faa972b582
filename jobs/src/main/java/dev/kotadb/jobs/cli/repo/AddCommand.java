package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.SourceLocation;
import dev.kotadb.schema.index.repository.RepositoriesTable.Owner;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Register a repository. Nothing is read yet: the next scheduled run indexes it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota repo add https://example.org/acme/shop.git --org acme --priority 5",
            "  kota repo add ~/src/shop --name acme/shop --max-age 1d --exclude 'vendor/' --exclude '*.min.js'"
        })
final class AddCommand implements Callable<Integer> {
    private final Console console;
    private final RegisteredRepositories repositories;

    @Parameters(paramLabel = "PATH-or-URL", description = "A directory, or the URL of a git repository.")
    private String location = "";

    @Option(names = "--name", paramLabel = "OWNER/REPO", description = "The repository's name in the index.")
    private @Nullable String name;

    @ArgGroup
    private OwnerOptions owner = new OwnerOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    /** Whose repository it is: the local user's if neither is given. */
    static final class OwnerOptions {
        @Option(names = "--user", paramLabel = "USER", description = "The user who owns it: id or e-mail address.")
        private @Nullable String user;

        @Option(names = "--org", paramLabel = "ORG", description = "The organization that owns it: slug or id.")
        private @Nullable String organization;
    }

    AddCommand(Console console, RegisteredRepositories repositories) {
        this.console = console;
        this.repositories = repositories;
    }

    @Override
    public Integer call() {
        SourceLocation source = SourceLocation.parse(location);
        Settings wanted = settings.over(Settings.STANDARD);
        String fullName = name == null ? source.defaultName() : name;
        return repositories.use(tables -> {
            Owner chosen = tables.owner(owner.user, owner.organization);
            RepositoryRow row = chosen == null
                    ? tables.repositories().ensureLocal(fullName, source.text())
                    : tables.repositories().ensure(chosen, fullName, source.text());
            if (!tables.settings().register(row.id(), wanted)) {
                throw new CommandFailure(fullName + " is registered already; 'kota repo set " + fullName + "' changes it");
            }
            tables.repositories().setSource(row.id(), source.text(), null);
            console.out().println(row.id());
            console.err().println(fullName + " is registered; the next scheduled run indexes " + source.text());
            return ExitCode.DONE;
        });
    }
}
