package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.index.ImplausibleIndexException;
import dev.kotadb.jobs.source.SourceException;
import dev.kotadb.schema.index.LostJobException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.TransactionSystemException;

/** One line for an operator that says which step failed and why. */
public final class FailureMessage {
    private FailureMessage() {}

    /** Whether resuming the run would fail again: a wrong ref, a remote that does not answer, a job that was taken over. */
    static boolean isFinal(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().anyMatch(FailureMessage::isFinal);
    }

    /** Whether another attempt may succeed, if nobody changes anything. */
    static boolean isTemporary(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .allMatch(failure -> failure instanceof SourceException source ? source.isTemporary() : !isFinal(failure));
    }

    /** Whether a thread of the process found no more memory. */
    static boolean isOutOfMemory(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().anyMatch(FailureMessage::isOutOfMemory);
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof SourceException
                || failure instanceof LostJobException
                || failure instanceof ImplausibleIndexException;
    }

    static String of(JobExecution execution) {
        // A partition's failure says more than that of the step around it.
        List<StepExecution> steps = execution.getStepExecutions().stream()
                .sorted(Comparator.comparing(step -> !step.getStepName().contains(":")))
                .toList();
        for (StepExecution step : steps) {
            if (step.getFailureExceptions().stream().anyMatch(FailureMessage::isFinal)) {
                return String.valueOf(step.getFailureExceptions().getFirst().getMessage());
            }
            if (!step.getFailureExceptions().isEmpty()) {
                return "step " + step.getStepName() + " failed: " + root(step.getFailureExceptions().getFirst());
            }
        }
        return execution.getAllFailureExceptions().isEmpty()
                ? "the job failed; the log says why"
                : root(execution.getAllFailureExceptions().getFirst());
    }

    private static String root(Throwable failure) {
        // If the connection is lost, the rollback fails, too, and its failure takes the place of the first one.
        Throwable root = failure instanceof TransactionSystemException rollback && rollback.getOriginalException() != null
                ? rollback.getOriginalException()
                : failure;
        while (root.getCause() != null && root.getCause() != root && !isLostConnection(root)) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message).lines().findFirst().orElse("").strip();
    }

    /** The server's words for it say more than those of the socket below. */
    private static boolean isLostConnection(Throwable failure) {
        return failure instanceof SQLException sql && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }
}
