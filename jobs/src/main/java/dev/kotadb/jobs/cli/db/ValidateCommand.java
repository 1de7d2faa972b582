package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.CommandFailure;
import dev.kotadb.jobs.cli.Console;
import dev.kotadb.jobs.cli.DatabaseSource;
import dev.kotadb.jobs.cli.ExitCode;
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
            "Go through the checklist of a database: schema, policies, limits, keys, storing, searching, orphans.",
            "Changes nothing: what a check writes is rolled back. Ends with 1 where a check fails, and says what to do.",
            "The same as: kota run validate-instance"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  kota db validate", "  kota db validate --strict --junit target/validate.xml"})
final class ValidateCommand implements Callable<Integer> {
    private final Console console;
    private final DatabaseSource databases;
    private final Path home;

    @Option(names = "--strict", description = "Take warnings for failures.")
    private boolean strict;

    @Option(names = "--sample", paramLabel = "N", description = "Look for N files picked at random (20).")
    private int sample = ValidationRequest.SAMPLED_FILES;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "A statement of a check that takes longer is given up, and the check failed (120).")
    private int timeout = ValidationRequest.LIMIT_SECONDS;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the checklist as JUnit XML, too.")
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
        return new Validation(console, databases)
                .run(new ValidationRequest(home, sample, Duration.ofSeconds(timeout), strict), json, junit);
    }
}
