package dev.kotadb.jobs.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Opens the connections of a pool, and knows them, so that those which wait for an answer can be ended. */
final class OpenConnections extends DelegatingDataSource {
    private static final Executor HERE = Runnable::run;

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    OpenConnections(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        open.removeIf(OpenConnections::isClosed);
        open.add(connection);
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Ends all of them; who waits for an answer gets a failure. @return how many were open */
    int abort() {
        int ended = 0;
        for (Connection connection : open) {
            ended += isClosed(connection) ? 0 : 1;
            try {
                connection.abort(HERE);
            } catch (SQLException e) {
                // It has ended.
            }
            open.remove(connection);
        }
        return ended;
    }

    /** The pool would set its own timeout for waiting requests as the one for logging in. */
    @Override
    public void setLoginTimeout(int seconds) {}
}
