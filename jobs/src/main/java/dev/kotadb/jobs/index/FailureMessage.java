package dev.kotadb.jobs.index;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** One line for an operator that says which step failed and why. */
final class FailureMessage {
    private FailureMessage() {}

    static String of(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (!step.getFailureExceptions().isEmpty()) {
                return "step " + step.getStepName() + " failed: " + root(step.getFailureExceptions().getFirst());
            }
        }
        return execution.getAllFailureExceptions().isEmpty()
                ? "the job failed; the log tells why"
                : root(execution.getAllFailureExceptions().getFirst());
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message).lines().findFirst().orElse("").strip();
    }
}
