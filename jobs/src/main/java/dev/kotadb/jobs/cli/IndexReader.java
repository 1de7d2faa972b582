package dev.kotadb.jobs.cli;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One read-only transaction that sees one published state of the index, whatever is published meanwhile; and the
 * database that it keeps open.
 */
final class IndexReader implements AutoCloseable {
    private final Connection connection;
    private final Runnable close;

    private IndexReader(Connection connection, Runnable close) {
        this.connection = connection;
        this.close = close;
    }

    /** Opens the database of a command. */
    @FunctionalInterface
    interface Source {
        IndexReader open();
    }

    /** @param close lets the database go, after the connection */
    static IndexReader of(DataSource dataSource, Runnable close) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new IndexReader(connection, close);
        } catch (SQLException e) {
            close.run();
            throw new CommandFailure("The database does not answer: " + e.getMessage()
                    + ". Check KOTA_DB_URL, KOTA_DB_USER and KOTA_DB_PASSWORD.");
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection does not close", e);
        } finally {
            close.run();
        }
    }
}
