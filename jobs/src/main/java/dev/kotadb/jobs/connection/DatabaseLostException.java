package dev.kotadb.jobs.connection;

import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database server is gone and nothing waits for it; the message says which server, and why in the server's words. */
public final class DatabaseLostException extends SQLNonTransientConnectionException {
    private static final long serialVersionUID = 1L;
    private static final String CONNECTION_FAILURE = "08006";

    private final boolean startedOnDemand;

    DatabaseLostException(String message, boolean startedOnDemand, @Nullable Throwable cause) {
        super(message, CONNECTION_FAILURE, cause);
        this.startedOnDemand = startedOnDemand;
    }

    /** Returns the loss that caused a failure, if one did. */
    public static Optional<DatabaseLostException> causeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseLostException lost) {
                return Optional.of(lost);
            }
        }
        return Optional.empty();
    }

    /** Whether the next command starts the server again; otherwise somebody has to, or it recovers by itself. */
    public boolean startedOnDemand() {
        return startedOnDemand;
    }
}
