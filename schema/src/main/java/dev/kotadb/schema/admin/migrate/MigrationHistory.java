package dev.kotadb.schema.admin.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;

/**
 * The migrations that were applied to a database.
 *
 * @param database its address
 * @param recorded whether it has Flyway's record, which this program writes
 * @param original the original system's migrations in a database without that record
 * @param encoding the database's encoding
 * @param applied each successful migration by version, in the order of application
 */
record MigrationHistory(
        String database,
        boolean recorded,
        OriginalSchema.Found original,
        String encoding,
        Map<String, Applied> applied) {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String STATE =
            "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL, current_setting('server_encoding')";
    private static final String APPLIED = """
            SELECT version, type, installed_on AT TIME ZONE current_setting('TimeZone'), checksum
            FROM public.flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank
            """;

    /**
     * How a migration was applied.
     *
     * @param at when this program applied it; null if the original system applied it
     * @param checksum of the applied script; null if the original system applied it
     */
    record Applied(@Nullable Instant at, @Nullable Integer checksum) {
        static final Applied BY_ORIGINAL = new Applied(null, null);
    }

    static MigrationHistory of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String database = withoutParameters(connection.getMetaData().getURL());
            boolean recorded;
            String encoding;
            try (ResultSet row = statement.executeQuery(STATE)) {
                row.next();
                recorded = row.getBoolean(1);
                encoding = row.getString(2);
            }
            if (recorded) {
                return new MigrationHistory(
                        database, true, OriginalSchema.Found.NOTHING, encoding, recorded(statement));
            }
            OriginalSchema.Found original = OriginalSchema.in(statement);
            Map<String, Applied> applied = new LinkedHashMap<>();
            original.versions().forEach(version -> applied.put(version, Applied.BY_ORIGINAL));
            return new MigrationHistory(database, false, original, encoding, applied);
        } catch (SQLException e) {
            String message = "Cannot read which migrations the database has: " + e.getMessage();
            throw INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                    ? new PermissionDeniedDataAccessException(message + ". Use the role that owns its tables.", e)
                    : new DataAccessResourceFailureException(message, e);
        }
    }

    private static String withoutParameters(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static Map<String, Applied> recorded(Statement statement) throws SQLException {
        Map<String, Applied> applied = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(APPLIED)) {
            while (rows.next()) {
                String version = rows.getString(1);
                if (rows.getString(2).equals("BASELINE")) {
                    MigrationFile.NAMES.stream()
                            .map(MigrationFile::version)
                            .filter(older -> older.compareTo(version) <= 0)
                            .forEach(older -> applied.put(older, Applied.BY_ORIGINAL));
                } else {
                    applied.put(
                            version,
                            new Applied(
                                    rows.getObject(3, OffsetDateTime.class).toInstant(),
                                    rows.getObject(4, Integer.class)));
                }
            }
        }
        return applied;
    }

    boolean isComplete() {
        return MigrationFile.NAMES.stream().allMatch(this::has);
    }

    /** The names of the migrations that this history has and an earlier one has not. */
    Stream<String> without(MigrationHistory earlier) {
        return MigrationFile.NAMES.stream().filter(this::has).filter(name -> !earlier.has(name));
    }

    private boolean has(String name) {
        return applied.containsKey(MigrationFile.version(name));
    }

    MigrationStatus status(String name) {
        Applied how = applied.get(MigrationFile.version(name));
        return new MigrationStatus(
                MigrationFile.version(name), name, how != null, how == null ? null : how.at());
    }

    /** The names of pending migrations that are older than the last applied one. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        for (String name : MigrationFile.NAMES) {
            if (has(name)) {
                gaps.addAll(pending);
                pending.clear();
            } else {
                pending.add(name);
            }
        }
        return gaps;
    }

    /** Applied versions that this program does not have. */
    List<String> unknown() {
        List<String> known = MigrationFile.NAMES.stream().map(MigrationFile::version).toList();
        return applied.keySet().stream().filter(version -> !known.contains(version)).toList();
    }
}
