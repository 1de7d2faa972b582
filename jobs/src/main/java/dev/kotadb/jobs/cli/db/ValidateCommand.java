package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.validate.Validation;
import dev.kotadb.jobs.validate.ValidationRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Check a database: schema, policies, limits, keys, storing, searching, orphans.",
            "Changes nothing: what a check writes is rolled back. Exits with 1 if a check fails, and says what to do.",
            "With --server, also check a server on it by the keys of the test data (kota db seed): whether it answers, limits, agents'"
                    + " tools, tenants. Its requests are counted as others are.",
            "The same as: kota run validate-instance"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  kota db validate", "  kota db validate --strict --junit target/validate.xml", "  kota db validate --server"})
final class ValidateCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final Path home;

    @Option(names = "--strict", description = "Treat warnings as failures.")
    private boolean strict;

    @Option(names = "--sample", paramLabel = "N", description = "Search for N files picked at random (default: ${DEFAULT-VALUE}).")
    private int sample = ValidationRequest.SAMPLED_FILES;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Cancel a statement that takes longer; its check fails (default: ${DEFAULT-VALUE}).")
    private int timeout = ValidationRequest.LIMIT_SECONDS;

    @Option(
            names = "--server",
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = ValidationRequest.OWN_SERVER,
            description = "Also check the server at this address; without an address, one that is started for it on a free port of this"
                    + " machine.")
    private @Nullable String server;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private @Nullable Path junit;

    ValidateCommand(Console console, DatabaseSource databases, Path home) {
        this.console = console;
        this.databases = databases;
        this.home = home;
    }

    @Override
    public Integer call() {
        if (sample < 1 || timeout < 1) {
            throw new CommandFailure("--sample and --timeout have to be 1 or more", ExitCode.USAGE);
        }
        return new Validation(console, databases).run(request(), json, junit);
    }

    private ValidationRequest request() {
        try {
            return new ValidationRequest(home, sample, Duration.ofSeconds(timeout), strict, server);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }
}
