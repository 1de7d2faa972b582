package dev.kotadb.schema;

import dev.kotadb.schema.admin.server.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL that the tests of this virtual machine use, started once.
 *
 * <p>{@code KOTA_TEST_DB_URL} (with {@code KOTA_TEST_DB_USER} and {@code KOTA_TEST_DB_PASSWORD}) names one that runs already.
 * Otherwise {@code KOTA_TEST_POSTGRES}, or the system property {@code kota.test.postgres}, chooses {@code embedded} (the
 * default) or {@code container}; if no container engine answers, the latter's tests are skipped and say so.
 */
final class TestServer {
    private static final Deque<Runnable> AT_EXIT = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> AT_EXIT.forEach(Runnable::run)));
    }

    private static @Nullable TestServer current;

    private final String urlOfDatabase;
    private final String user;
    private final String password;

    private TestServer(String urlOfDatabase, String user, String password) {
        this.urlOfDatabase = urlOfDatabase;
        this.user = user;
        this.password = password;
    }

    static synchronized TestServer current() {
        if (current == null) {
            current = start();
            System.out.println("Test database: " + current.description());
        }
        return current;
    }

    /** Actions run one after the other when this virtual machine ends, the last one first. */
    static void atExit(Runnable action) {
        AT_EXIT.addFirst(action);
    }

    String url(String database) {
        return urlOfDatabase.formatted(database);
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    String description() {
        try (Connection connection =
                TestDatabase.dataSource(url("postgres"), this).getConnection()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " at " + url("postgres");
        } catch (SQLException e) {
            return "a PostgreSQL that does not answer at " + url("postgres") + " (" + e.getMessage() + ")";
        }
    }

    private static TestServer start() {
        String given = System.getenv("KOTA_TEST_DB_URL");
        if (given != null && !given.isBlank()) {
            return given(given);
        }
        String kind = System.getProperty(
                "kota.test.postgres",
                Objects.requireNonNullElse(System.getenv("KOTA_TEST_POSTGRES"), "embedded"));
        return switch (kind) {
            case "embedded" -> embedded();
            case "container" -> container();
            default -> throw new IllegalArgumentException(
                    "KOTA_TEST_POSTGRES is '" + kind + "'; it has to be 'embedded' or 'container'");
        };
    }

    private static TestServer given(String url) {
        return new TestServer(
                url.replaceFirst("/[^/?]*(\\?|$)", "/%s$1"),
                Objects.requireNonNullElse(System.getenv("KOTA_TEST_DB_USER"), "postgres"),
                Objects.requireNonNullElse(System.getenv("KOTA_TEST_DB_PASSWORD"), ""));
    }

    private static TestServer embedded() {
        TestHome home = TestHome.open();
        EmbeddedServer server = EmbeddedServer.lease(home.path());
        atExit(() -> {
            server.close();
            home.close();
        });
        TestServer tests = new TestServer(
                server.jdbcUrl().replaceFirst("/[^/]*$", "/%s"), server.user(), server.password());
        // The data is thrown away, so durability is not worth its time.
        TestDatabase.execute(tests, "ALTER SYSTEM SET fsync = off");
        TestDatabase.execute(tests, "ALTER SYSTEM SET full_page_writes = off");
        TestDatabase.execute(tests, "ALTER SYSTEM SET max_wal_size = '256MB'");
        TestDatabase.execute(tests, "SELECT pg_reload_conf()");
        return tests;
    }

    private static TestServer container() {
        String reason = TestContainer.whyNot();
        if (reason != null) {
            System.out.println("Test database: skipped: no container engine (" + reason + ")");
            Assumptions.abort("skipped: no container engine (" + reason + ")");
        }
        TestContainer container = TestContainer.start();
        return new TestServer(container.urlOfDatabase(), container.user(), container.password());
    }
}
