package dev.kotadb.schema.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the dependency graph between files: imports, and uses of symbols, combined by file. */
public final class DependencyQueries {
    private static final String FILES_AT = """
            SELECT id, repository_id, path FROM indexed_files
            WHERE repository_id = ANY (:repositories) AND path = :path
            ORDER BY array_position(:repositories, repository_id)
            """;
    private static final String FILES_ENDING = """
            SELECT id, repository_id, path FROM indexed_files
            WHERE repository_id = ANY (:repositories) AND right(path, length(:path)) = :path
            ORDER BY array_position(:repositories, repository_id), path COLLATE "C"
            LIMIT 20
            """;

    // One level per query: a recursive query would visit a file once per path to it. Edges are counted before they are sorted,
    // because a widely used file has a hundred thousand of them.
    private static final String LEVEL = """
            %3$s
            SELECT n.id, f.path, n.types, n.uses
            FROM (SELECT id, string_agg(type, ',' ORDER BY type) AS types, sum(uses) AS uses
                  FROM (SELECT id, type, sum(uses) AS uses
                        FROM (SELECT d.%1$s_file_id AS id, d.dependency_type AS type,
                                     coalesce((d.metadata ->> 'count')::bigint, 1) AS uses
                              FROM dependency_graph d
                              WHERE d.%2$s_file_id = ANY (:files) AND d.dependency_type = 'file_import'
                              UNION ALL
                              SELECT s.file_id, d.dependency_type, coalesce((d.metadata ->> 'count')::bigint, 1)
                              FROM symbols t
                              JOIN dependency_graph d
                                   ON d.%2$s_symbol_id = t.id AND d.dependency_type = 'symbol_usage'
                              JOIN symbols s ON s.id = d.%1$s_symbol_id
                              WHERE t.file_id = ANY (:files)
                              %4$s) edges
                        GROUP BY id, type) ways
                  GROUP BY id) n
            JOIN indexed_files f ON f.id = n.id
            ORDER BY f.path COLLATE "C"
            """;

    /** What the files' methods override, calls of which may run them; methods of {@code java.lang.Object} aside. */
    private static final String OVERRIDDEN = """
            WITH RECURSIVE up AS (
                SELECT d.to_symbol_id AS id
                FROM symbols m
                JOIN dependency_graph d ON d.from_symbol_id = m.id AND d.dependency_type = 'overrides'
                WHERE m.file_id = ANY (:files)
                UNION
                SELECT d.to_symbol_id
                FROM up u JOIN dependency_graph d ON d.from_symbol_id = u.id AND d.dependency_type = 'overrides'
            )""";
    private static final String DISPATCHED = """
            UNION ALL
            SELECT s.file_id, 'dispatched', coalesce((d.metadata ->> 'count')::bigint, 1)
            FROM up u
            JOIN symbols t ON t.id = u.id AND t.qualified_name NOT LIKE 'java.lang.Object#%'
            JOIN dependency_graph d ON d.to_symbol_id = t.id AND d.dependency_type = 'symbol_usage'
            JOIN symbols s ON s.id = d.from_symbol_id""";
    private static final String DEPENDENTS = LEVEL.formatted("from", "to", OVERRIDDEN, DISPATCHED);
    private static final String DEPENDENCIES = LEVEL.formatted("to", "from", "", "");

    private static final String PATHS = "SELECT id, path FROM indexed_files WHERE id = ANY (:files)";
    private static final String IMPORTS = """
            SELECT from_file_id, to_file_id FROM dependency_graph
            WHERE repository_id = :repository AND dependency_type = 'file_import'
            """;

    private final JdbcClient jdbc;

    public DependencyQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** A file and its repository. */
    public record FileHit(UUID id, UUID repositoryId, String repository, String path) {}

    /**
     * A file one edge away.
     *
     * @param types kinds of edges, sorted
     * @param uses how many imports and uses the edges stand for
     */
    public record Neighbour(UUID id, String path, List<String> types, long uses) {
        public Neighbour {
            types = List.copyOf(types);
        }
    }

    public List<FileHit> filesAt(String path, Repositories repositories) {
        return files(FILES_AT, path, repositories);
    }

    /** Files whose path ends with this one, at most 20. */
    public List<FileHit> filesEnding(String path, Repositories repositories) {
        return files(FILES_ENDING, "/" + path, repositories);
    }

    /** The files that use any of these, by path; the result may contain some of these files. */
    public List<Neighbour> dependents(List<UUID> files) {
        return level(DEPENDENTS, files);
    }

    /** The files that any of these uses, by path; the result may contain some of these files. */
    public List<Neighbour> dependencies(List<UUID> files) {
        return level(DEPENDENCIES, files);
    }

    public Map<UUID, String> paths(Collection<UUID> files) {
        Map<UUID, String> paths = new HashMap<>();
        jdbc.sql(PATHS).param("files", QueryClient.uuids(files))
                .query((ResultSet row) -> {
                    paths.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return paths;
    }

    /** Passes the importing and the imported file of each edge. */
    public void forEachImport(UUID repository, BiConsumer<UUID, UUID> edges) {
        jdbc.sql(IMPORTS)
                .param("repository", repository)
                .query((ResultSet row) -> edges.accept(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
    }

    private List<Neighbour> level(String sql, List<UUID> files) {
        return jdbc.sql(sql)
                .param("files", QueryClient.uuids(files))
                .query((row, _) -> new Neighbour(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        List.of(row.getString(3).split(",")),
                        row.getLong(4)))
                .list();
    }

    private List<FileHit> files(String sql, String path, Repositories repositories) {
        return jdbc.sql(sql)
                .param("repositories", QueryClient.uuids(repositories.ids()))
                .param("path", path)
                .query((row, _) -> file(row, repositories))
                .list();
    }

    private static FileHit file(ResultSet row, Repositories repositories) throws SQLException {
        UUID repository = row.getObject(2, UUID.class);
        return new FileHit(row.getObject(1, UUID.class), repository, repositories.nameOf(repository), row.getString(3));
    }
}
