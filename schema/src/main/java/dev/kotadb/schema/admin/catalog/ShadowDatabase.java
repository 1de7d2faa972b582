package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.LeftOverDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A temporary, empty database on the server of another one; {@link #close} drops it. If the process is killed, the next
 * comparison drops it.
 */
final class ShadowDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowDatabase.class);

    // Roles belong to the whole server: if the migrations had to create them, the comparison would change the server.
    private static final String USABLE = """
            SELECT (r.rolsuper OR r.rolcreatedb) AND NOT pg_is_in_recovery()
                   AND (SELECT count(*) FROM pg_roles WHERE rolname IN ('anon', 'authenticated', 'service_role')) = 3
            FROM pg_roles r WHERE r.rolname = current_user
            """;

    private static final String PREFIX = "kota_shadow_";
    private static final String NAME = "SELECT '" + PREFIX + "' || floor(extract(epoch FROM now()))::bigint || '_'";

    // Independent of the server's template1 and locale; wal_log creates it without waiting for a checkpoint.
    private static final String OPTIONS =
            " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C' STRATEGY wal_log";

    private final Database server;
    private final String name;
    private final Thread hook = new Thread(this::drop);

    private ShadowDatabase(Database server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Whether the role may create a database there, and migrating it changes nothing else on the server. */
    static boolean isPossibleOn(Database server) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(USABLE)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot read the role's privileges: " + e.getMessage(), e);
        }
    }

    static ShadowDatabase on(Database server) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            dropLeftOvers(server, statement);
            byte[] random = new byte[4];
            ThreadLocalRandom.current().nextBytes(random);
            String name;
            try (ResultSet row = statement.executeQuery(NAME)) {
                row.next();
                name = row.getString(1) + HexFormat.of().formatHex(random);
            }
            ShadowDatabase shadow = new ShadowDatabase(server, name);
            statement.execute("CREATE DATABASE " + name + OPTIONS);
            Runtime.getRuntime().addShutdownHook(shadow.hook);
            return shadow;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("Cannot create a shadow database: " + e.getMessage(), e);
        }
    }

    DataSource dataSource() {
        return server.dataSource(name);
    }

    @Override
    public void close() {
        drop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("The shutdown hook is already running", shuttingDown);
        }
    }

    private void drop() {
        try {
            server.drop(name);
        } catch (SQLException e) {
            LOG.warn("The shadow database {} could not be dropped; the next comparison drops it: {}", name, e.getMessage());
        }
    }

    private static void dropLeftOvers(Database server, Statement statement) {
        for (String name : LeftOverDatabases.on(server.dataSource())) {
            if (!name.startsWith(PREFIX)) {
                continue;
            }
            try {
                statement.execute("DROP DATABASE IF EXISTS " + name);
            } catch (SQLException e) {
                LOG.info("The left-over database {} could not be dropped: {}", name, e.getMessage());
            }
        }
    }
}
