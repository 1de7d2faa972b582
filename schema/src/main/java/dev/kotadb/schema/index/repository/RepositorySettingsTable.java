package dev.kotadb.schema.index.repository;

import dev.kotadb.schema.objects.KotaTable.Owner;
import dev.kotadb.schema.objects.Tables;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The repositories that scheduled runs index. */
public final class RepositorySettingsTable {
    private static final String SELECT = """
            SELECT r.id, r.full_name, r.git_url, coalesce(u.email, u.id::text) AS owner_user, o.slug AS owner_organization,
                   s.ref, s.priority, extract(epoch FROM s.maximum_age)::bigint AS maximum_age, s.include_patterns,
                   s.exclude_patterns, s.enabled, r.indexed_commit, r.last_indexed_at
            FROM repository_settings s
            JOIN repositories r ON r.id = s.repository_id
            LEFT JOIN auth.users u ON u.id = r.user_id
            LEFT JOIN organizations o ON o.id = r.org_id
            """;
    private static final String ORDER = " ORDER BY r.full_name, r.id";
    private static final String REGISTER = """
            INSERT INTO repository_settings
                (repository_id, ref, priority, maximum_age, include_patterns, exclude_patterns, patterns_changed_at)
            VALUES (:id, :ref, :priority, make_interval(secs => :age), :include::text[], :exclude::text[], now())
            ON CONFLICT DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE repository_settings
            SET ref = :ref, priority = :priority, maximum_age = make_interval(secs => :age),
                include_patterns = :include::text[], exclude_patterns = :exclude::text[], updated_at = now(),
                patterns_changed_at = CASE
                    WHEN (include_patterns, exclude_patterns) IS DISTINCT FROM (:include::text[], :exclude::text[])
                    THEN now() ELSE patterns_changed_at END
            WHERE repository_id = :id
            """;
    private static final String ENABLE = """
            UPDATE repository_settings SET enabled = :enabled, updated_at = now() WHERE repository_id = :id
            """;
    private static final String PATTERNS_CHANGED = """
            SELECT EXISTS (
                SELECT FROM repository_settings s JOIN repositories r ON r.id = s.repository_id
                WHERE s.repository_id = :id AND s.patterns_changed_at > r.last_indexed_at)
            """;

    private final JdbcClient jdbc;

    public RepositorySettingsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * How scheduled runs index a repository.
     *
     * @param ref a branch, tag or commit; null for what the remote or the directory says
     * @param priority a higher one is indexed earlier
     * @param maximumAge an older index is made anew even if the remote has not moved
     * @param include patterns in the syntax of .gitignore; empty for all files
     * @param exclude patterns of files to leave out, in the same syntax
     */
    public record Settings(
            @Nullable String ref, int priority, Duration maximumAge, List<String> include, List<String> exclude) {
        public static final Settings STANDARD = new Settings(null, 0, Duration.ofDays(7), List.of(), List.of());
    }

    /** A registered repository; one of {@code user} and {@code organization} is null. */
    public record Registered(
            UUID id,
            String fullName,
            String location,
            @Nullable String user,
            @Nullable String organization,
            Settings settings,
            boolean enabled,
            @Nullable String indexedCommit,
            @Nullable OffsetDateTime indexedAt) {
        public String owner() {
            return organization == null ? "user " + user : "organization " + organization;
        }
    }

    /** @return false if the repository is registered already */
    public boolean register(UUID repository, Settings settings) {
        return with(REGISTER, repository, settings).update() == 1;
    }

    public void update(UUID repository, Settings settings) {
        with(UPDATE, repository, settings).update();
    }

    private JdbcClient.StatementSpec with(String sql, UUID repository, Settings settings) {
        return jdbc.sql(sql).param("id", repository).param("ref", settings.ref()).param("priority", settings.priority())
                .param("age", settings.maximumAge().toSeconds())
                .param("include", settings.include().toArray(String[]::new))
                .param("exclude", settings.exclude().toArray(String[]::new));
    }

    public void setEnabled(UUID repository, boolean enabled) {
        jdbc.sql(ENABLE).param("id", repository).param("enabled", enabled).update();
    }

    public List<Registered> list() {
        return jdbc.sql(SELECT + ORDER).query((row, n) -> registered(row)).list();
    }

    /** The registered repositories of this name; several owners may have one. */
    public List<Registered> named(String fullName) {
        return jdbc.sql(SELECT + "WHERE r.full_name = :name" + ORDER).param("name", fullName)
                .query((row, n) -> registered(row)).list();
    }

    public Optional<Registered> find(UUID repository) {
        return jdbc.sql(SELECT + "WHERE r.id = :id").param("id", repository).query((row, n) -> registered(row)).optional();
    }

    /** Whether the patterns have changed since the repository was indexed. */
    public boolean patternsChanged(UUID repository) {
        return jdbc.sql(PATTERNS_CHANGED).param("id", repository).query(Boolean.class).single();
    }

    /** How many rows each table has of a repository; tables without any are left out. */
    public Map<String, Long> rows(UUID repository) {
        Map<String, Long> rows = new LinkedHashMap<>();
        Tables.ownedBy(Owner.REPOSITORY).forEach(table -> {
            long count = jdbc.sql("SELECT count(*) FROM %s WHERE %s = :id".formatted(table.sqlName(), table.scope().column()))
                    .param("id", repository).query(Long.class).single();
            if (count > 0) {
                rows.put(table.name(), count);
            }
        });
        return rows;
    }

    /** Deletes a repository with everything that belongs to it. The caller holds its lock. */
    public void delete(UUID repository) {
        jdbc.sql("DELETE FROM repositories WHERE id = :id").param("id", repository).update();
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(row.getObject("id", UUID.class), row.getString("full_name"), row.getString("git_url"),
                row.getString("owner_user"), row.getString("owner_organization"),
                new Settings(row.getString("ref"), row.getInt("priority"), Duration.ofSeconds(row.getLong("maximum_age")),
                        texts(row.getArray("include_patterns")), texts(row.getArray("exclude_patterns"))),
                row.getBoolean("enabled"), row.getString("indexed_commit"),
                row.getObject("last_indexed_at", OffsetDateTime.class));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
