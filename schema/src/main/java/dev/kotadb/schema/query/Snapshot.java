package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read-only transaction. All its queries see the same published state, even if a run publishes meanwhile. */
public final class Snapshot implements AutoCloseable {
    // Connection#setTransactionIsolation would change the session, which a pool gives to other clients.
    private static final String ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
    private static final String SET_USER = "SELECT set_user_context(:user)";
    // Has the effect of SET LOCAL ROLE authenticated.
    private static final String SET_ROLE = "SELECT set_config('role', 'authenticated', true)";
    private static final String STATEMENT_TIMEOUT = "SELECT set_config('statement_timeout', ?, true)";

    private final Connection connection;
    private final JdbcClient jdbc;
    private final JdbcClient preparing;
    private boolean tenant;

    private Snapshot(Connection connection) {
        this.connection = connection;
        this.jdbc = QueryClient.on(connection);
        this.preparing = QueryClient.preparing(connection);
    }

    /** @throws QueryFailedException if the database does not answer */
    public static Snapshot open(DataSource dataSource) {
        Connection connection = null;
        Snapshot opened = null;
        try {
            connection = dataSource.getConnection();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Snapshot snapshot = new Snapshot(connection);
            snapshot.preparing.sql(ISOLATION).update();
            opened = snapshot;
            return snapshot;
        } catch (SQLException e) {
            throw new QueryFailedException(e);
        } finally {
            if (connection != null && opened == null) {
                giveBack(connection);
            }
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What failed before says why.
        }
    }

    /**
     * Restricts the snapshot to what a user may see. The session's role must be a member of {@code authenticated}, and own the
     * tables or be a member of the service role.
     */
    public void become(UUID user) {
        jdbc.sql(SET_USER).param("user", user).query(String.class).list();
        jdbc.sql(SET_ROLE).query(String.class).list();
        tenant = true;
    }

    /** Limits each later statement; a longer one fails with {@link QueryFailedException#isTimeout}. */
    public void limitStatements(Duration limit) {
        jdbc.sql(STATEMENT_TIMEOUT).param(Long.toString(Math.max(1, limit.toMillis()))).query(String.class).single();
    }

    /** The search queries for this snapshot's viewer. */
    public SearchQueries search() {
        return tenant ? SearchQueries.ofTenant(connection) : SearchQueries.ofService(connection);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** For statements that have one good plan, whatever their parameters are. */
    JdbcClient preparing() {
        return preparing;
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
