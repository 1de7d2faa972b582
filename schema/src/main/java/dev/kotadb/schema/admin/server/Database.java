package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An open database: that of {@code KOTA_DB_URL}, or the embedded one below {@code KOTA_HOME}, whose server runs at least until
 * this is closed.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DatabaseAddress address;
    private final @Nullable EmbeddedServer server;
    private boolean pooledByTransaction;

    private Database(DatabaseAddress address, @Nullable EmbeddedServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Opens the database that the environment names.
     *
     * @throws DatabaseUnavailableException if it does not answer, is too old, or cannot be started
     */
    public static Database open(Map<String, String> environment) {
        return DatabaseAddress.from(environment)
                .map(address -> at(
                        address,
                        "The database",
                        "Check KOTA_DB_URL, KOTA_DB_USER and KOTA_DB_PASSWORD and that the server runs, or unset KOTA_DB_URL"
                                + " to use the embedded one."))
                .orElseGet(() -> embedded(home(environment)));
    }

    /**
     * Opens the database at an address.
     *
     * @param called the database's name in messages
     * @param advice a sentence that says what to do if the database cannot be used
     * @throws DatabaseUnavailableException if it does not answer, or is too old
     */
    public static Database at(DatabaseAddress address, String called, String advice) {
        Database database = new Database(address, null);
        database.check(called, advice);
        return database;
    }

    /**
     * Opens the embedded database below a home directory, and starts it if it is not running.
     *
     * @throws DatabaseUnavailableException if it cannot be started
     */
    public static Database embedded(Path home) {
        EmbeddedServer server = EmbeddedServer.lease(home);
        return new Database(new DatabaseAddress(server.jdbcUrl(), server.user(), server.password()), server);
    }

    /** Whether {@link #embedded} has to create the database below a home directory. */
    public static boolean isEmbeddedMissing(Path home) {
        return !ServerFolder.hasDatabase(home);
    }

    /** {@code KOTA_HOME}, or {@code .kota} in the user's home directory. */
    public static Path home(Map<String, String> environment) {
        String given = environment.getOrDefault("KOTA_HOME", "").strip();
        return given.isEmpty() ? Path.of(System.getProperty("user.home"), ".kota") : Path.of(given);
    }

    /** {@code jdbc:postgresql://…} without credentials. */
    public String url() {
        return address.url();
    }

    /** Empty if the driver chooses the user. */
    public String user() {
        return address.user();
    }

    /** Empty if none is needed. */
    public String password() {
        return address.password();
    }

    /** Whether this is the embedded database below {@code KOTA_HOME}. */
    public boolean embedded() {
        return server != null;
    }

    /** Whether the embedded server has ended although this is open; always false for another server. */
    public boolean serverEnded() {
        return server != null && server.ended();
    }

    /** Returns a data source that opens a new connection each time, without a pool. */
    public DataSource dataSource() {
        return withSessionDefaults(source());
    }

    /** Like {@link #dataSource()}, for another database on the same server. */
    public DataSource dataSource(String otherDatabase) {
        PGSimpleDataSource source = source();
        source.setDatabaseName(otherDatabase);
        return withSessionDefaults(source);
    }

    /**
     * Whether the server is reached through a pool in transaction mode. Connections then keep the pool's settings; readers use one
     * transaction, with settings of that transaction only.
     */
    public boolean pooledByTransaction() {
        return pooledByTransaction;
    }

    private DataSource withSessionDefaults(PGSimpleDataSource source) {
        DataSource sessions = new RecoveringServer(source);
        if (pooledByTransaction) {
            return sessions;
        }
        int timeout = source.getSocketTimeout();
        source.setSocketTimeout(Limit.DB_LOGIN_TIMEOUT.intValue()); // until the session is ready
        return new SessionDefaults(sessions, timeout);
    }

    /**
     * Drops another database on the same server, if it exists, and ends its sessions.
     *
     * @param otherDatabase a name that needs no quotes
     */
    public void drop(String otherDatabase) throws SQLException {
        String drop = "DROP DATABASE IF EXISTS " + otherDatabase;
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(drop + " WITH (FORCE)");
            } catch (SQLException e) {
                if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                    throw e;
                }
                // The role may not end a session, most often autovacuum's. Without FORCE, the server cancels autovacuum itself.
                statement.execute(drop);
            }
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setLoginTimeout(Limit.DB_LOGIN_TIMEOUT.intValue());
        source.setTcpKeepAlive(true);
        if (source.getSocketFactory() == null) { // the url may name another
            source.setSocketFactory(KeepAliveSockets.class.getName());
        }
        if (!address.user().isEmpty()) {
            source.setUser(address.user());
        }
        if (!address.password().isEmpty()) {
            source.setPassword(address.password());
        }
        if (pooledByTransaction) {
            source.setPrepareThreshold(0);
        }
        return source;
    }

    /** Lets the embedded server stop if no other process uses it. Close all connections first. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private void check(String called, String advice) {
        // Assume such a pool until it is known, so that no session setting reaches other clients of the pool.
        pooledByTransaction = true;
        try (Connection connection = dataSource().getConnection()) {
            pooledByTransaction = TransactionPooling.isBehind(connection, dataSource());
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_MAJOR_VERSION) {
                throw new DatabaseUnavailableException(called + " at " + address + " is PostgreSQL " + version
                        + "; it must be " + OLDEST_MAJOR_VERSION + " or later. Upgrade it, or use another.");
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    called + " at " + address + " cannot be used: " + reason(e) + ". " + advice, e);
        }
    }

    private static String reason(SQLException e) {
        return e.getCause() instanceof UnknownHostException unknown
                ? "no host is known as " + unknown.getMessage()
                : String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
    }
}
