package dev.kotadb.schema.index.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Limits a repository to one run at a time: a session-level advisory lock on a connection of its own. It is released when the
 * process ends in any way.
 */
public final class RepositoryLock implements AutoCloseable {
    /** A query for the keys of all advisory locks in this database. {@code pg_locks} shows the two halves of a bigint key. */
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

    /** Returns the lock; empty if another process has it. */
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

    /** An SQL expression for a repository's key. @param id an SQL expression for the repository's id */
    public static String keyOf(String id) {
        String digits = "replace(" + id + "::text, '-', '')";
        return "(('x' || left(" + digits + ", 16))::bit(64)::bigint # ('x' || right(" + digits + ", 16))::bit(64)::bigint)";
    }

    private static long key(UUID repository) {
        return repository.getMostSignificantBits() ^ repository.getLeastSignificantBits();
    }

    /** Throws if the session, and with it the lock, was lost. */
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
            // The session has ended, and the lock with it.
        }
    }
}
