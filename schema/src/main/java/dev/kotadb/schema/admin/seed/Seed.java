package dev.kotadb.schema.admin.seed;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Three users, an organization, a key for each tier, two repositories with a file each, and a completed job; which, the
 * script {@code seed.sql} says. The keys are known to everybody: this is for tests.
 *
 * <p>Seeding again restores these rows if somebody changed them, and touches no others.
 */
public final class Seed {
    private static final String SCRIPT = "seed.sql";

    private Seed() {}

    /**
     * Puts all of it in, or nothing.
     *
     * @throws IllegalStateException if the database lacks migrations
     */
    public static void plant(DataSource dataSource) {
        long pending = SchemaMigrations.status(dataSource).stream()
                .filter(MigrationStatus::pending)
                .count();
        if (pending > 0) {
            throw new IllegalStateException(
                    "The database lacks " + pending + " migrations. Run kota db migrate, then seed.");
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(script());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "The test data was not put in: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }

    private static String script() {
        try (InputStream script = Seed.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("the script " + SCRIPT + " is missing from this build");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SCRIPT, e);
        }
    }
}
