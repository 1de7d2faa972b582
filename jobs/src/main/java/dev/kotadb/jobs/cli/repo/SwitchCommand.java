package dev.kotadb.jobs.cli.repo;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.index.repository.RepositorySettingsTable.Registered;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enable} and {@code disable}. */
@Command
final class SwitchCommand implements Callable<Integer> {
    private final Console console;
    private final RegisteredRepositories repositories;
    private final boolean enable;

    @Parameters(paramLabel = "OWNER/REPO", description = "A registered repository, by its name or id.")
    private String name = "";

    SwitchCommand(Console console, RegisteredRepositories repositories, boolean enable) {
        this.console = console;
        this.repositories = repositories;
        this.enable = enable;
    }

    @Spec
    private void describe(CommandSpec spec) {
        spec.name(enable ? "enable" : "disable");
        spec.usageMessage().description(enable
                ? "Let scheduled runs index a repository again."
                : "Keep scheduled runs from indexing a repository; its index stays.");
    }

    @Override
    public Integer call() {
        return repositories.use(tables -> {
            Registered row = tables.one(name);
            tables.settings().setEnabled(row.id(), enable);
            console.err().println(row.fullName() + (enable ? " is enabled" : " is disabled; its index stays"));
            return ExitCode.DONE;
        });
    }
}
