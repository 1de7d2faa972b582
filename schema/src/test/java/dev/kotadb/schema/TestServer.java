package dev.kotadb.schema;

import dev.kotadb.schema.admin.server.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL that the tests of this virtual machine use, started once.
 *
 * <p>{@code KOTA_TEST_DB_URL} (with {@code KOTA_TEST_DB_USER} and {@code KOTA_TEST_DB_PASSWORD}) names one that runs already.
 * Otherwise {@code KOTA_TEST_POSTGRES}, or the system property {@code kota.test.postgres}, chooses {@code embedded} (the
 * default) or {@code container}; where no container engine answers, the latter's tests are skipped and say so.
 */
final class TestServer {
    private static @Nullable TestServer current;

    // A lease that nobody holds is collected, and its server stops.
    private static @Nullable EmbeddedServer lease;

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

    // Never closed: the lease ends with this virtual machine, and the server with its last lease.
    @SuppressWarnings("resource")
    private static TestServer embedded() {
        EmbeddedServer server = EmbeddedServer.lease(Path.of("target", "kota"));
        lease = server;
        TestServer tests = new TestServer(
                server.jdbcUrl().replaceFirst("/[^/]*$", "/%s"), server.user(), server.password());
        // The data is thrown away: nothing is lost when the machine fails in the middle of a test.
        TestDatabase.execute(tests, "ALTER SYSTEM SET fsync = off");
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
