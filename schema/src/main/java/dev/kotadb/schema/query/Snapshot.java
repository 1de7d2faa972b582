package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One read-only transaction: all its queries see the same published state, whatever is published meanwhile. */
public final class Snapshot implements AutoCloseable {
    // Connection#setTransactionIsolation would set it for the session, which a pooler hands to others.
    private static final String ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
    private static final String STATEMENT_TIMEOUT = "SELECT set_config('statement_timeout', ?, true)";

    private final Connection connection;
    private final JdbcClient jdbc;
    private boolean tenant;

    private Snapshot(Connection connection) {
        this.connection = connection;
        this.jdbc = QueryClient.on(connection);
    }

    /** @throws QueryFailedException if the database does not answer */
    public static Snapshot open(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Snapshot snapshot = new Snapshot(connection);
            snapshot.jdbc.sql(ISOLATION).update();
            return snapshot;
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        }
    }

    /** From here on the user's policies hold. */
    public void become(TenantContext.User user) {
        new TenantContext(this).enter(user);
        tenant = true;
    }

    /** Limits each statement from here on; a longer one fails with {@link QueryFailedException#isTimeout}. */
    public void limitStatements(Duration limit) {
        jdbc.sql(STATEMENT_TIMEOUT).param(Long.toString(Math.max(1, limit.toMillis()))).query(String.class).single();
    }

    /** The search of this snapshot's viewer. */
    public SearchQueries search() {
        return tenant ? SearchQueries.ofTenant(connection) : SearchQueries.ofService(connection);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        }
    }
}
