package dev.kotadb.jobs.prune;

import dev.kotadb.jobs.type.JobArguments;
import dev.kotadb.jobs.type.JobParameter;
import dev.kotadb.jobs.type.JobType;
import java.util.List;

/** Registers the job {@code prune}. */
public final class PruneType implements JobType<PruneType.Start> {
    /** @param dryRun whether the job only counts what it would delete */
    public record Start(boolean dryRun) {}

    @Override
    public String name() {
        return PruneJobConfiguration.JOB;
    }

    @Override
    public List<JobParameter> parameters() {
        return List.of(JobParameter.flag("dryRun"));
    }

    @Override
    public Start request(JobArguments arguments) {
        return new Start(arguments.flag("dryRun"));
    }
}
