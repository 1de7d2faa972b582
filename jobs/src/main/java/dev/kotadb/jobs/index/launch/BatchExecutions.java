package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Spring Batch's executions of a run. They belong to one job instance, and to another one once the run begins anew. */
@Component
final class BatchExecutions {
    private static final String FIRST_ATTEMPT = "firstAttempt";

    private final JobOperator operator;
    private final JobRepository executions;
    private final Job job;

    BatchExecutions(JobOperator operator, JobRepository executions, Job indexRepositoryJob) {
        this.operator = operator;
        this.executions = executions;
        this.job = indexRepositoryJob;
    }

    /** The last execution, running or not; null before the first one. */
    @Nullable JobExecution last(IndexRun run) {
        return executions.getLastJobExecution(IndexRun.JOB, parameters(run));
    }

    /** Starts the run and waits for its end. */
    JobExecution start(IndexRun run) throws JobExecutionException {
        return operator.start(job, parameters(run));
    }

    /** Goes on where the last execution ended, and waits for the end. */
    JobExecution restart(JobExecution last) throws JobExecutionException {
        return operator.restart(last);
    }

    /** Asks an execution in any process to stop at its next chunk. */
    void stop(JobExecution execution) throws JobExecutionException {
        operator.stop(execution);
    }

    /**
     * Marks as failed what a process that died has left as running or unknown, so that Spring Batch restarts it. What that
     * process still writes about it is refused from now on. JobOperator.recover changes an execution once only, and leaves
     * an unknown one. The caller holds the repository's lock.
     *
     * @return what was changed, for people; empty if nothing was
     */
    Optional<String> repair(JobExecution execution) {
        List<String> changed = new ArrayList<>();
        for (StepExecution step : execution.getStepExecutions()) {
            if (isRefused(step.getStatus())) {
                changed.add("step " + step.getStepName() + " was " + step.getStatus());
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                executions.update(step);
            }
        }
        if (isRefused(execution.getStatus())) {
            changed.add("execution " + execution.getId() + " was " + execution.getStatus());
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED);
            execution.setEndTime(LocalDateTime.now());
            executions.update(execution);
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changed));
    }

    private static boolean isRefused(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private static JobParameters parameters(IndexRun run) {
        JobParametersBuilder parameters = new JobParametersBuilder().addString(IndexRun.PARAMETER, run.id().toString());
        if (run.firstAttempt() > 1) {
            parameters.addLong(FIRST_ATTEMPT, (long) run.firstAttempt());
        }
        return parameters.toJobParameters();
    }
}
