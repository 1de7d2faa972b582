package dev.kotadb.schema.admin.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What a database says has been applied to it.
 *
 * @param database its address
 * @param exists whether it was ever migrated by this program
 * @param original whether it holds, without any record, the tables of the system that this schema continues
 * @param encoding of its texts
 * @param appliedAt the time of each successful migration by version, in the order of application
 */
record MigrationHistory(
        String database, boolean exists, boolean original, String encoding, Map<String, Instant> appliedAt) {
    private static final String MAY_NOT = "42501";

    // The original's last migration added the column.
    private static final String LOOK = """
            SELECT to_regclass('public.flyway_schema_history') IS NOT NULL,
                   EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.repositories')
                           AND attname = 'last_push_at'),
                   current_setting('server_encoding')
            """;
    private static final String APPLIED = """
            SELECT version, type, installed_on AT TIME ZONE current_setting('TimeZone')
            FROM public.flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank
            """;

    static MigrationHistory of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String database = withoutParameters(connection.getMetaData().getURL());
            boolean exists;
            boolean tables;
            String encoding;
            try (ResultSet row = statement.executeQuery(LOOK)) {
                row.next();
                exists = row.getBoolean(1);
                tables = row.getBoolean(2);
                encoding = row.getString(3);
            }
            Map<String, Instant> applied = exists ? applied(statement) : Map.of();
            return new MigrationHistory(database, exists, tables && !exists, encoding, applied);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(
                    "Cannot read which migrations the database has: " + e.getMessage()
                            + (MAY_NOT.equals(e.getSQLState()) ? ". Use the role that owns its tables." : ""),
                    e);
        }
    }

    private static String withoutParameters(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static Map<String, Instant> applied(Statement statement) throws SQLException {
        Map<String, Instant> applied = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(APPLIED)) {
            while (rows.next()) {
                String version = rows.getString(1);
                Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
                if (rows.getString(2).equals("BASELINE")) {
                    MigrationFile.NAMES.stream()
                            .map(MigrationFile::version)
                            .filter(older -> older.compareTo(version) <= 0)
                            .forEach(older -> applied.put(older, at));
                } else {
                    applied.put(version, at);
                }
            }
        }
        return applied;
    }

    @Nullable Instant appliedAt(String name) {
        return appliedAt.get(MigrationFile.version(name));
    }

    boolean isComplete() {
        return MigrationFile.NAMES.stream().allMatch(name -> appliedAt(name) != null);
    }

    /** The names of those that are not applied, though later ones are. */
    List<String> gaps() {
        List<String> names = MigrationFile.NAMES;
        int last = names.size() - 1;
        while (last >= 0 && appliedAt(names.get(last)) == null) {
            last--;
        }
        return names.subList(0, last + 1).stream().filter(name -> appliedAt(name) == null).toList();
    }

    /** Versions that this program does not have. */
    List<String> unknown() {
        List<String> known = MigrationFile.NAMES.stream().map(MigrationFile::version).toList();
        return appliedAt.keySet().stream().filter(version -> !known.contains(version)).toList();
    }
}
