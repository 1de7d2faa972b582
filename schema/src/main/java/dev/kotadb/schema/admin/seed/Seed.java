package dev.kotadb.schema.admin.seed;

import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The test data of {@code seed.sql}: three users, an organization, a key for each tier, two repositories with a file each, and a
 * completed job. Its keys are public.
 *
 * <p>Seeding again restores these rows and changes no others.
 */
public final class Seed {
    private static final String SCRIPT = "seed.sql";

    private Seed() {}

    /**
     * Inserts the test data in one transaction.
     *
     * @throws IllegalStateException if the database lacks migrations
     */
    public static void insert(DataSource dataSource) {
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
                    "The test data was not inserted: " + e.getMessage() + ". Nothing was changed.", e);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource(SCRIPT, Seed.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SCRIPT, e);
        }
    }
}
