package dev.kotadb.schema.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which packages repositories provide and depend on. */
public final class PackageQueries {
    private static final String EVERY = "true";
    private static final String NAMED = "(t.name = :name OR t.%1$s = 'python' AND t.name = :normalized)";

    /** The end of a Maven, npm or Go name: {@code guava}, {@code core} of {@code @acme/core}. */
    private static final String ENDING = "(t.name LIKE :artifact OR t.name LIKE :path)";

    private static final String PROVIDED = """
            SELECT t.repository_id, t.package_type, t.name, t.version, NULL, NULL, true, t.manifest_path,
                   t.metadata -> 'tests' IS NOT DISTINCT FROM 'true'::jsonb, NULL
            FROM packages t
            WHERE t.repository_id = ANY (:repositories) AND %s
            ORDER BY array_position(:repositories, t.repository_id), 9, t.package_type, t.name COLLATE "C",
                     t.manifest_path COLLATE "C"
            LIMIT :limit
            """;

    // Other programs, and tenants, may have written the metadata, so nothing in it can fail.
    private static final String DEPENDED_ON = """
            SELECT t.repository_id, t.dependency_type, t.name,
                   CASE WHEN u.use IS NULL THEN t.version ELSE u.use ->> 'version' END,
                   u.use ->> 'requested', u.use ->> 'scope', u.use -> 'direct' IS DISTINCT FROM 'false'::jsonb,
                   u.use ->> 'manifest', u.use -> 'tests' IS NOT DISTINCT FROM 'true'::jsonb, u.use ->> 'replacedBy'
            FROM dependencies t
            LEFT JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(t.metadata -> 'uses') WHEN 'array' THEN t.metadata -> 'uses'
                                                   ELSE '[]' END) WITH ORDINALITY AS u (use, position) ON true
            WHERE t.repository_id = ANY (:repositories) AND %s
            ORDER BY array_position(:repositories, t.repository_id), t.dependency_type, t.name COLLATE "C", u.position
            LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Repositories repositories;
    private final int limit;

    /** @param limit the most packages of each list */
    public PackageQueries(Snapshot snapshot, Repositories repositories, int limit) {
        this.jdbc = snapshot.jdbc();
        this.repositories = repositories;
        this.limit = limit;
    }

    /**
     * A package that a repository provides, or one entry of a manifest that depends on it.
     *
     * @param type npm, python, go, rust or maven
     * @param version null if unknown
     * @param requested what the manifest says; null if it says nothing, or for a provided package
     * @param scope in the package manager's words; null for a provided package
     * @param direct false if only another dependency needs it
     * @param manifest path of the file; null if another program wrote the row
     * @param tests whether the manifest is below a folder of tests, fixtures or examples
     * @param replacedBy what is used in its place; null if nothing is
     */
    public record PackageHit(
            String repository,
            String type,
            String name,
            @Nullable String version,
            @Nullable String requested,
            @Nullable String scope,
            boolean direct,
            @Nullable String manifest,
            boolean tests,
            @Nullable String replacedBy) {}

    public List<PackageHit> provided() {
        return list(PROVIDED.formatted(EVERY), "");
    }

    /** The Go modules that the repositories declare. */
    public List<PackageHit> goModules() {
        return list(PROVIDED.formatted("t.package_type = 'go'"), "");
    }

    public List<PackageHit> dependedOn() {
        return list(DEPENDED_ON.formatted(EVERY), "");
    }

    public List<PackageHit> provided(String name) {
        return list(PROVIDED.formatted(NAMED.formatted("package_type")), name);
    }

    public List<PackageHit> dependedOn(String name) {
        return list(DEPENDED_ON.formatted(NAMED.formatted("dependency_type")), name);
    }

    public List<PackageHit> providedEnding(String name) {
        return list(PROVIDED.formatted(ENDING), name);
    }

    public List<PackageHit> dependedOnEnding(String name) {
        return list(DEPENDED_ON.formatted(ENDING), name);
    }

    private List<PackageHit> list(String sql, String name) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(repositories.ids()))
                .param("name", name)
                .param("normalized", name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT))
                .param("artifact", "%:" + QueryClient.like(name))
                .param("path", "%/" + QueryClient.like(name))
                .param("limit", limit)
                .query((row, _) -> hit(row))
                .list();
    }

    private PackageHit hit(ResultSet row) throws SQLException {
        return new PackageHit(
                repositories.nameOf(row.getObject(1, UUID.class)), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getBoolean(7), row.getString(8), row.getBoolean(9), row.getString(10));
    }
}
