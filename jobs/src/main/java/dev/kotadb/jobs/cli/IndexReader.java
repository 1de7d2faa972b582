package dev.kotadb.jobs.cli;

import dev.kotadb.schema.query.QueryFailedException;
import dev.kotadb.schema.query.SearchQueries;
import dev.kotadb.schema.query.TenantContext;
import dev.kotadb.schema.query.TenantContext.User;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One read-only transaction that sees one published state of the index, whatever is published meanwhile; and the
 * database that it keeps open.
 */
final class IndexReader implements AutoCloseable {
    private final Connection connection;
    private final Runnable close;
    private @Nullable String user;

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
            throw new CommandFailure("The database does not answer: " + e.getMessage() + ". Try again.");
        }
    }

    /** From here on the user's policies hold. @param name an e-mail address or id */
    void becomeTenant(String name) {
        TenantContext context = new TenantContext(connection);
        User found = context.find(name)
                .orElseThrow(() -> new CommandFailure(
                        "No user " + name + " is known. Give --as the e-mail address or the id of a row of auth.users."));
        try {
            context.enter(found);
        } catch (QueryFailedException e) {
            if (e.isRefused()) {
                throw new CommandFailure("The database's user may not act for " + found.name() + " (" + e.getMessage()
                        + "). It has to be in the roles service_role and authenticated: let an administrator grant them.");
            }
            throw e;
        }
        user = found.name();
    }

    Connection connection() {
        return connection;
    }

    /** Whose policies hold; null where none do. */
    @Nullable String user() {
        return user;
    }

    SearchQueries search() {
        return user != null ? SearchQueries.ofTenant(connection) : SearchQueries.ofService(connection);
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
