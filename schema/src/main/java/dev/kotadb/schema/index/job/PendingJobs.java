package dev.kotadb.schema.index.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;

/** Hears of pending jobs as soon as they are committed, on a connection of its own. A pool in transaction mode tells nothing. */
public final class PendingJobs implements AutoCloseable {
    private static final String LISTEN = "LISTEN kota_pending_jobs";

    private final Connection connection;

    private PendingJobs(Connection connection) {
        this.connection = connection;
    }

    /** @throws DataAccessResourceFailureException if the database does not answer */
    public static PendingJobs listen(DataSource dataSource) {
        try {
            Connection connection = dataSource.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(LISTEN);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new PendingJobs(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot listen for jobs: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until a job is pending, at most for a while.
     *
     * @return whether one is
     * @throws DataAccessResourceFailureException if the session is gone
     */
    public boolean await(Duration most) {
        try {
            return connection.unwrap(PGConnection.class).getNotifications((int) most.toMillis()).length > 0;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot listen for jobs: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The session is gone already.
        }
    }
}
