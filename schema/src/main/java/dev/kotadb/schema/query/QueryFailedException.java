package dev.kotadb.schema.query;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;

/** A query failed in the database. The message is the server's, on one line and without the statement. */
public final class QueryFailedException extends DataAccessException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    QueryFailedException(SQLException cause) {
        super(message(cause).replaceAll("\\s*\\R\\s*", " "), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    private static String message(SQLException cause) {
        ServerErrorMessage server = cause instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
        return server == null ? String.valueOf(cause.getMessage()) : server.getSeverity() + ": " + server.getMessage();
    }

    /** Whether the session's role lacks a privilege. */
    public boolean isRefused() {
        return sqlState.equals("42501");
    }

    /** Whether a table, column or function is missing, because migrations are pending. */
    public boolean isUnmigrated() {
        return Set.of("42P01", "42703", "42883", "3F000").contains(sqlState);
    }

    /** Whether there was no connection, or it ended: the statement may succeed later. */
    public boolean isOfConnection() {
        return sqlState.startsWith("08") || sqlState.startsWith("57P") || getCause() instanceof SQLTransientConnectionException;
    }

    /** Whether the statement reached its time limit. */
    public boolean isTimeout() {
        return sqlState.equals("57014");
    }
}
