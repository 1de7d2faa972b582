package dev.kotadb.jobs.connection;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures of the connection to the database server from those of a statement. */
public final class LostConnection {
    private LostConnection() {}

    /** The loss that caused a failure, in the server's or driver's words; empty if the connection was not lost. */
    public static Optional<SQLException> causeOf(Throwable failure) {
        // If the connection is lost, the rollback fails, too, and its failure takes the place of the first one: of transactions
        // that are not JobTransactions, such as those of the staging tables.
        if (failure instanceof TransactionSystemException rollback && rollback.getOriginalException() != null) {
            Optional<SQLException> first = causeOf(rollback.getOriginalException());
            if (first.isPresent()) {
                return first;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOfConnection(sql.getSQLState())) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Connection exceptions, and a server that shuts down, crashed or starts. */
    private static boolean isOfConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
