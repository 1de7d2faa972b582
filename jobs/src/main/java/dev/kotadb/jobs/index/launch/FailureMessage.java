package dev.kotadb.jobs.index.launch;

import dev.kotadb.jobs.connection.LostConnection;
import dev.kotadb.jobs.index.ImplausibleIndexException;
import dev.kotadb.jobs.source.SourceException;
import dev.kotadb.schema.index.job.LostJobException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** The loss of the database server at which the execution failed, if it did. */
    static Optional<SQLException> lostConnection(JobExecution execution) {
        return execution.getAllFailureExceptions().stream().flatMap(failure -> LostConnection.causeOf(failure).stream())
                .findFirst();
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
        // The server's words for a lost connection say more than those of the socket below.
        Throwable root = LostConnection.causeOf(failure).map(Throwable.class::cast).orElseGet(() -> deepest(failure));
        String message = root.getMessage();
        return (message == null ? root.getClass().getSimpleName() : message).lines().findFirst().orElse("").strip();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure instanceof TransactionSystemException rollback && rollback.getOriginalException() != null
                ? rollback.getOriginalException()
                : failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
