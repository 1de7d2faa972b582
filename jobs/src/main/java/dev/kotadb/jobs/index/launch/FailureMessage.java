package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.source.SourceException;
import java.util.Comparator;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** One line for an operator that says which step failed and why. */
public final class FailureMessage {
    private FailureMessage() {}

    /** Whether the repository could not be read as it was asked for: a wrong ref, a remote that does not answer. */
    static boolean isAboutTheSource(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().anyMatch(SourceException.class::isInstance);
    }

    static String of(JobExecution execution) {
        // A partition's failure says more than that of the step around it.
        List<StepExecution> steps = execution.getStepExecutions().stream()
                .sorted(Comparator.comparing(step -> !step.getStepName().contains(":")))
                .toList();
        for (StepExecution step : steps) {
            if (step.getFailureExceptions().stream().anyMatch(SourceException.class::isInstance)) {
                return String.valueOf(step.getFailureExceptions().getFirst().getMessage());
            }
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
