package dev.kotadb.schema.admin.reset;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Marks a database whose reset is not complete: an empty schema whose comment says when the reset began. The transaction that
 * drops the objects creates it.
 *
 * @param seed whether the reset inserts test data
 */
public record ResetMark(Instant began, boolean seed) {
    private static final Pattern COMMENT = Pattern.compile("reset began (\\S+); seed (true|false)");
    private static final String READ = """
            SELECT to_regnamespace('%1$s') IS NOT NULL, obj_description(to_regnamespace('%1$s'), 'pg_namespace')
            """.formatted(Inventory.MARK);

    /** The mark of a reset that is running or was interrupted. */
    public static Optional<ResetMark> of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "Cannot read whether a reset was interrupted: " + e.getMessage(), e);
        }
    }

    static Optional<ResetMark> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            if (!row.getBoolean(1)) {
                return Optional.empty();
            }
            Matcher comment = COMMENT.matcher(String.valueOf(row.getString(2)));
            return Optional.of(
                    comment.matches()
                            ? new ResetMark(Instant.parse(comment.group(1)), comment.group(2).equals("true"))
                            : new ResetMark(Instant.EPOCH, false));
        }
    }

    static void put(Connection connection, boolean seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + Inventory.MARK);
            statement.execute("COMMENT ON SCHEMA " + Inventory.MARK + " IS 'reset began "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "; seed " + seed + "'");
        }
    }

    static void remove(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + Inventory.MARK);
        }
    }
}
