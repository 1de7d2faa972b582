package dev.kotadb.schema;

import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of its own on a real PostgreSQL for one test class: register it as a static extension, or open and close it by hand.
 *
 * {@snippet :
 * @RegisterExtension
 * static final TestDatabase DATABASE = TestDatabase.migrated();
 * }
 *
 * <p>Which server that is, {@link TestServer} says. The database is made at first use and dropped after the class.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    /**
     * The lock of test classes that run jobs with the first execution ids, because their records are in memory or in a database
     * that was {@link #empty()}. Spring Batch keeps the scopes of running steps in one map of the virtual machine, by id, so
     * jobs that run at the same time need different ids. Databases that are migrated here have their own.
     */
    public static final String FIRST_EXECUTION_IDS = "first execution ids";

    private static final String OWN_EXECUTION_IDS = """
            SELECT setval(c.oid::regclass, %d * 1000000::bigint) FROM pg_class c
            WHERE c.relkind = 'S' AND c.relnamespace = to_regnamespace('batch')
            """;

    private static final AtomicInteger FRESH = new AtomicInteger();

    private final Function<TestServer, String> template;
    private @Nullable String name;
    private @Nullable SingleConnectionDataSource kept;

    private TestDatabase(Function<TestServer, String> template) {
        this.template = template;
    }

    /** A copy of a database in which every migration was applied. */
    public static TestDatabase migrated() {
        return migratedTo(SchemaMigrations.latestVersion());
    }

    /** A copy of a database in which the migrations up to a version were applied. */
    public static TestDatabase migratedTo(String version) {
        return new TestDatabase(server -> MigratedTemplate.of(version, server));
    }

    /** A database as {@code CREATE DATABASE} makes it. */
    public static TestDatabase empty() {
        return new TestDatabase(server -> "template1");
    }

    /** A copy of another one as it is at first use; nobody else may be connected to that at the time. */
    public static TestDatabase copyOf(TestDatabase original) {
        return new TestDatabase(server -> {
            original.disconnect();
            return original.name();
        });
    }

    /** Connects anew for each connection asked for; no pool, so that nothing outlives the test. */
    public DataSource dataSource() {
        return dataSource(url());
    }

    /** For single statements: one connection is kept for them, since a server spends more on a connection than on a statement. */
    public synchronized JdbcClient jdbc() {
        if (kept == null) {
            kept = new SingleConnectionDataSource(url(), user(), password(), true);
            // Named statements would fail after a change of a table.
            Properties unnamed = new Properties();
            unnamed.setProperty("prepareThreshold", "0");
            kept.setConnectionProperties(unnamed);
        }
        return JdbcClient.create(kept);
    }

    /** {@code jdbc:postgresql://…}, without user and password. */
    public String url() {
        return TestServer.current().url(name());
    }

    public String user() {
        return TestServer.current().user();
    }

    public String password() {
        return TestServer.current().password();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public synchronized void close() {
        disconnect();
        if (name != null) {
            execute(TestServer.current(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            name = null;
        }
    }

    private synchronized void disconnect() {
        if (kept != null) {
            kept.destroy();
            kept = null;
        }
    }

    private synchronized String name() {
        if (name == null) {
            TestServer server = TestServer.current();
            String fresh = "kota_" + UUID.randomUUID().toString().replace("-", "");
            execute(server, "CREATE DATABASE " + fresh + " TEMPLATE " + template.apply(server)
                    + " STRATEGY file_copy");
            name = fresh;
            execute(server, fresh, OWN_EXECUTION_IDS.formatted(FRESH.incrementAndGet()));
        }
        return name;
    }

    static void execute(TestServer server, String sql) {
        execute(server, "postgres", sql);
    }

    private static void execute(TestServer server, String database, String sql) {
        try (Connection connection = dataSource(server.url(database), server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed on " + server.description(), e);
        }
    }

    private static DataSource dataSource(String url) {
        return dataSource(url, TestServer.current());
    }

    static DataSource dataSource(String url, TestServer server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }
}
