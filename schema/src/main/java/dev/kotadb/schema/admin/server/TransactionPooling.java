package dev.kotadb.schema.admin.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Detects connections through a pool in transaction mode, such as PgBouncer's or Supabase's port 6543. There, each transaction may
 * run in another server session, so prepared statements, session settings and session locks are lost.
 */
public final class TransactionPooling {
    /** The message of commands that need a session of their own. */
    public static final String ADVICE = "The connection goes through a pool in transaction mode, which may give each"
            + " transaction another server session. This command holds locks and settings in a session of its own: connect to"
            + " the server directly, or to a pool in session mode (at Supabase port 5432 instead of 6543). Commands that read"
            + " (search, symbols, refs, deps, export, jobs, db status) work through this one.";

    private static final String SERVER_PROCESS = "SELECT pg_catalog.pg_backend_pid()";
    private static final int ROUNDS = 3;

    private TransactionPooling() {}

    /**
     * Whether the connection goes through such a pool. Any pool gives its clients process ids that differ from the server's. Only in
     * transaction mode do two open connections have the same server process, or does one connection change its server process.
     *
     * @param first a connection outside a transaction
     */
    public static boolean isBehind(Connection first, DataSource source) throws SQLException {
        int process = serverProcess(first);
        if (process == first.unwrap(PGConnection.class).getBackendPID()) {
            return false;
        }
        try (Connection second = source.getConnection()) {
            int other = serverProcess(second);
            for (int round = 0; round < ROUNDS; round++) {
                if (other == process || serverProcess(first) != process || serverProcess(second) != other) {
                    return true;
                }
            }
            return false;
        }
    }

    private static int serverProcess(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SERVER_PROCESS)) {
            row.next();
            return row.getInt(1);
        }
    }
}
