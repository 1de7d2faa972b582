package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.IndexRun;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Spring Batch's executions of a run; all of them belong to one job instance. */
@Component
final class BatchExecutions {
    private final JobOperator operator;
    private final JobRepository executions;
    private final Job job;

    BatchExecutions(JobOperator operator, JobRepository executions, Job indexRepositoryJob) {
        this.operator = operator;
        this.executions = executions;
        this.job = indexRepositoryJob;
    }

    /** The last execution, running or not; null before the first one. */
    @Nullable JobExecution last(UUID run) {
        return executions.getLastJobExecution(IndexRun.JOB, parameters(run));
    }

    /** Starts the run and waits for its end. */
    void start(UUID run) throws JobExecutionException {
        operator.start(job, parameters(run));
    }

    /** Goes on where the last execution ended or died, and waits for the end. The caller holds the repository's lock. */
    void restart(JobExecution last) throws JobExecutionException {
        operator.restart(last.isRunning() ? operator.recover(last) : last);
    }

    /** Asks an execution in any process to stop at its next chunk. */
    void stop(JobExecution execution) throws JobExecutionException {
        operator.stop(execution);
    }

    private static JobParameters parameters(UUID run) {
        return new JobParametersBuilder().addString(IndexRun.PARAMETER, run.toString()).toJobParameters();
    }
}
