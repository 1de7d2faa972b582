package dev.kotadb.schema.query;

import java.sql.SQLException;
import java.util.Set;

/** The database refused a query; the message holds its own, on one line. */
public final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    QueryFailedException(SQLException cause) {
        super(String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " "), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** Whether the pattern that the user gave is none. */
    public boolean isInvalidPattern() {
        return sqlState.equals("2201B");
    }

    /** Whether the connection's user may not do that. */
    public boolean isRefused() {
        return sqlState.equals("42501");
    }

    /** Whether a table, column or function is missing: the database was never migrated, or not far enough. */
    public boolean isUnmigrated() {
        return Set.of("42P01", "42703", "42883", "3F000").contains(sqlState);
    }
}
