package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.type.JobArguments;
import dev.kotadb.jobs.type.JobParameter;
import dev.kotadb.jobs.type.JobType;
import dev.kotadb.jobs.type.WrongParameterException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers the job {@code validate-instance}. */
public final class ValidateInstanceType implements JobType<ValidateInstanceType.Start> {
    /** A request, and the file that gets its result as JUnit's XML, if any. */
    public record Start(ValidationRequest request, @Nullable Path junit) {}

    @Override
    public String name() {
        return ValidateInstanceJobConfiguration.JOB;
    }

    @Override
    public List<JobParameter> parameters() {
        return List.of(
                JobParameter.flag("strict"),
                JobParameter.number("sample", "N"),
                JobParameter.number("timeout", "SECONDS"),
                JobParameter.text("server", "own|URL"),
                JobParameter.text("junit", "FILE"));
    }

    @Override
    public Start request(JobArguments arguments) {
        String junit = arguments.text("junit");
        return new Start(validation(arguments), junit == null ? null : Path.of(junit));
    }

    private static ValidationRequest validation(JobArguments arguments) {
        try {
            return new ValidationRequest(
                    arguments.home(),
                    arguments.number("sample", ValidationRequest.SAMPLED_FILES),
                    Duration.ofSeconds(arguments.number("timeout", ValidationRequest.LIMIT_SECONDS)),
                    arguments.flag("strict"),
                    arguments.text("server"));
        } catch (IllegalArgumentException e) {
            throw new WrongParameterException(String.valueOf(e.getMessage()));
        }
    }
}
