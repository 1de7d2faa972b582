package dev.kotadb.jobs.nightly;

import dev.kotadb.jobs.type.JobArguments;
import dev.kotadb.jobs.type.JobParameter;
import dev.kotadb.jobs.type.JobType;
import java.util.List;

/** Registers the job {@code nightly-reindex}. */
public final class NightlyType implements JobType<NightlyType.Start> {
    private static final String WORK = "work";

    /** @param work whether the process works on the jobs itself; otherwise workers have to run */
    public record Start(boolean work) {}

    @Override
    public String name() {
        return NightlyJobConfiguration.JOB;
    }

    @Override
    public List<JobParameter> parameters() {
        return List.of(JobParameter.flag(WORK));
    }

    @Override
    public Start request(JobArguments arguments) {
        return new Start(arguments.text(WORK) == null || arguments.flag(WORK));
    }
}
