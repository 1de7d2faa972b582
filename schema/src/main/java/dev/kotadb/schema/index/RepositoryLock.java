package dev.kotadb.schema.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Keeps a repository to one run at a time: a session-level advisory lock on a connection of its own. It goes with the
 * process, however that ends.
 */
public final class RepositoryLock implements AutoCloseable {
    /** A query for the keys of all advisory locks that are held in this database; a bigint one is shown in two halves. */
    public static final String HELD_KEYS = """
            SELECT (l.classid::bigint << 32) | l.objid::bigint FROM pg_locks l
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private static final String TRY = "SELECT pg_try_advisory_lock(?)";
    private static final String CHECK = "SELECT 1";

    private final Connection connection;
    private final UUID repository;

    private RepositoryLock(Connection connection, UUID repository) {
        this.connection = connection;
        this.repository = repository;
    }

    /** @return empty where another process has the lock */
    public static Optional<RepositoryLock> tryAcquire(DataSource dataSource, UUID repository) {
        try {
            Connection connection = dataSource.getConnection();
            try (PreparedStatement statement = connection.prepareStatement(TRY)) {
                statement.setLong(1, key(repository));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return Optional.of(new RepositoryLock(connection, repository));
                    }
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot lock repository " + repository + ": " + e.getMessage(), e);
        }
    }

    /** The SQL of a repository's key. @param id the SQL of its id */
    public static String keyOf(String id) {
        String digits = "replace(" + id + "::text, '-', '')";
        return "(('x' || left(" + digits + ", 16))::bit(64)::bigint # ('x' || right(" + digits + ", 16))::bit(64)::bigint)";
    }

    private static long key(UUID repository) {
        return repository.getMostSignificantBits() ^ repository.getLeastSignificantBits();
    }

    /** Fails where the lock's session is gone, and the lock with it. */
    public void assertHeld() {
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.execute();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The lock of repository " + repository + " was lost with its database session: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Connection held = connection) {
            try (PreparedStatement statement = held.prepareStatement("SELECT pg_advisory_unlock_all()")) {
                statement.execute();
            }
        } catch (SQLException e) {
            // The session is gone, and the lock with it: nothing is left to undo.
        }
    }
}
