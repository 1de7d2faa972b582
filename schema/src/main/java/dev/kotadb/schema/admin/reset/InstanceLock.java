package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import dev.kotadb.schema.admin.server.TransactionPooling;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A lock that excludes a reset from running at the same time as jobs and migrations: they hold it shared, a reset exclusively. It
 * is a session-level advisory lock on a connection of its own, so it ends with the process.
 */
public final class InstanceLock implements AutoCloseable {
    // "kotadb" in ASCII, and a number.
    private static final long KEY = 0x6B6F_7461_6462_0001L;

    private static final String SHARE = "SELECT pg_try_advisory_lock_shared(?)";
    private static final String EXCLUDE = "SELECT pg_try_advisory_lock(?)";
    private static final String HOLDERS = """
            SELECT l.pid, l.mode = 'ExclusiveLock', coalesce(nullif(host(a.client_addr), ''), 'this machine'),
                   coalesce(to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'), 'an unknown time')
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid::bigint = ? AND l.objid::bigint = ? AND l.pid <> pg_backend_pid()
            ORDER BY l.pid
            """;
    private static final String CHECK = "SELECT 1";
    private static final String RELEASE = "SELECT pg_advisory_unlock_all()";

    private final Connection connection;

    private InstanceLock(Connection connection) {
        this.connection = connection;
    }

    /** @throws ResetRefusedException if the database is being reset */
    public static InstanceLock shared(DataSource dataSource) {
        return acquire(dataSource, SHARE);
    }

    /** @throws ResetRefusedException if another reset, a job or a migration is running on the database */
    static InstanceLock exclusive(DataSource dataSource) {
        return acquire(dataSource, EXCLUDE);
    }

    private static InstanceLock acquire(DataSource dataSource, String how) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                if (TransactionPooling.isBehind(connection, dataSource)) {
                    throw new DatabaseUnavailableException(TransactionPooling.ADVICE);
                }
                if (isTrue(connection, how)) {
                    return new InstanceLock(connection);
                }
                throw new ResetRefusedException(heldBy(connection));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot lock the database against a reset: " + e.getMessage(), e);
        }
    }

    private static boolean isTrue(Connection connection, String how) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(how)) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String heldBy(Connection connection) throws SQLException {
        List<String> holders = new ArrayList<>();
        boolean reset = false;
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setLong(1, KEY >>> 32);
            statement.setLong(2, KEY & 0xFFFF_FFFFL);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reset |= rows.getBoolean(2);
                    holders.add("server process " + rows.getInt(1) + ", connected from " + rows.getString(3) + " since "
                            + rows.getString(4));
                }
            }
        }
        String who = holders.isEmpty() ? "" : " (" + String.join("; ", holders) + ")";
        return reset
                ? "The database is being reset by another process" + who + ". Wait until it is done."
                : "The database is in use by a job or a migration" + who
                        + ". Wait for it, or stop it: kota jobs lists the jobs, kota stop ID stops one.";
    }

    /** Throws if the session, and with it the lock, was lost. */
    public void assertHeld() {
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.execute();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The lock against other resets was lost with its database session: " + e.getMessage(), e);
        }
    }

    /** The session that holds the lock. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try (Connection held = connection) {
            if (!held.getAutoCommit()) {
                held.rollback();
            }
            try (PreparedStatement statement = held.prepareStatement(RELEASE)) {
                statement.execute();
            }
        } catch (SQLException e) {
            // The session has ended, and the lock with it.
        }
    }
}
