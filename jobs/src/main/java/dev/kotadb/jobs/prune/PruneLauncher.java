package dev.kotadb.jobs.prune;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Starts the job {@code prune}. Any number of them may run at once, beside any job. */
@Component
public final class PruneLauncher {
    private static final String STARTED = "started";

    private final JobOperator operator;
    private final Job job;

    PruneLauncher(JobOperator operator, Job pruneJob) {
        this.operator = operator;
        this.job = pruneJob;
    }

    /** Deletes what is old, or counts it. @return how many of each kind */
    public Map<PrunedKind, Long> prune(boolean dryRun) {
        try {
            JobExecution execution = operator.start(job, new JobParametersBuilder()
                    .addString(STARTED, Instant.now().toString())
                    .addString(PruneJobConfiguration.DRY_RUN, String.valueOf(dryRun))
                    .toJobParameters());
            execution.getAllFailureExceptions().stream().findFirst().ifPresent(failure -> {
                throw new IllegalStateException("the job prune failed: " + failure.getMessage(), failure);
            });
            return counts(execution);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the job prune cannot start: " + e.getMessage(), e);
        }
    }

    private static Map<PrunedKind, Long> counts(JobExecution execution) {
        Map<PrunedKind, Long> counts = new EnumMap<>(PrunedKind.class);
        for (PrunedKind kind : PrunedKind.values()) {
            counts.put(kind, execution.getStepExecutions().stream()
                    .filter(step -> step.getStepName().equals(kind.key()))
                    .mapToLong(StepExecution::getWriteCount)
                    .sum());
        }
        return counts;
    }
}
