package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.Snapshot;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the dependency graph of a repository's files: one edge per pair, imports and uses of symbols counted. */
final class FileGraphQueries {
    private static final String GRAPH = """
            WITH files AS (
                SELECT id, path, language, row_number() OVER (ORDER BY path COLLATE "C") AS number
                FROM indexed_files WHERE repository_id = :repository),
            edges AS (
                SELECT f.number AS source, t.number AS target, f.path AS source_path, t.path AS target_path,
                       sum(e.imports)::bigint AS imports, sum(e.uses)::bigint AS uses
                FROM (SELECT from_file_id AS source, to_file_id AS target,
                             coalesce((metadata ->> 'count')::bigint, 1) AS imports, 0 AS uses
                      FROM dependency_graph WHERE repository_id = :repository AND dependency_type = 'file_import'
                      UNION ALL
                      SELECT s.file_id, t.file_id, 0, coalesce((d.metadata ->> 'count')::bigint, 1)
                      FROM dependency_graph d
                      JOIN symbols s ON s.id = d.from_symbol_id
                      JOIN symbols t ON t.id = d.to_symbol_id
                      WHERE d.repository_id = :repository AND d.dependency_type = 'symbol_usage') e
                JOIN files f ON f.id = e.source
                JOIN files t ON t.id = e.target
                WHERE e.source <> e.target
                GROUP BY f.number, t.number, f.path, t.path)
            """;
    private static final String FILES = GRAPH + """
            SELECT number, path, language FROM files
            WHERE number IN (SELECT source FROM edges UNION SELECT target FROM edges) ORDER BY number
            """;
    private static final String EDGES =
            GRAPH + "SELECT source, source_path, target, target_path, imports, uses FROM edges ORDER BY source, target";

    // Paths are not sorted, which takes longer than all else.
    private static final String PAIRS = """
            SELECT source, target, sum(imports)::bigint, sum(uses)::bigint
            FROM (SELECT from_file_id AS source, to_file_id AS target,
                         coalesce((metadata ->> 'count')::bigint, 1) AS imports, 0 AS uses
                  FROM dependency_graph WHERE repository_id = :repository AND dependency_type = 'file_import'
                  UNION ALL
                  SELECT s.file_id, t.file_id, 0, coalesce((d.metadata ->> 'count')::bigint, 1)
                  FROM dependency_graph d
                  JOIN symbols s ON s.id = d.from_symbol_id
                  JOIN symbols t ON t.id = d.to_symbol_id
                  WHERE d.repository_id = :repository AND d.dependency_type = 'symbol_usage') e
            WHERE source <> target
            GROUP BY source, target
            """;
    private static final String PATHS = "SELECT id, path FROM indexed_files WHERE repository_id = :repository";

    private final JdbcClient jdbc;

    FileGraphQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    void forEachFile(UUID repository, Consumer<FileNode> files) {
        jdbc.sql(FILES)
                .param("repository", repository)
                .query((ResultSet row) -> files.accept(new FileNode(row.getLong(1), row.getString(2), row.getString(3))));
    }

    void forEachEdge(UUID repository, Consumer<FileEdge> edges) {
        jdbc.sql(EDGES)
                .param("repository", repository)
                .query((ResultSet row) -> edges.accept(new FileEdge(
                        row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getLong(5), row.getLong(6))));
    }

    /** As {@link #forEachEdge}, in any order, without the files' numbers, and several times as fast. */
    void forEachPair(UUID repository, Consumer<FileEdge> edges) {
        Map<UUID, String> paths = new HashMap<>();
        jdbc.sql(PATHS).param("repository", repository)
                .query((ResultSet row) -> {
                    paths.put(row.getObject(1, UUID.class), row.getString(2));
                });
        jdbc.sql(PAIRS).param("repository", repository)
                .query((ResultSet row) -> {
                    String source = paths.get(row.getObject(1, UUID.class));
                    String target = paths.get(row.getObject(2, UUID.class));
                    if (source != null && target != null) {
                        edges.accept(new FileEdge(0, source, 0, target, row.getLong(3), row.getLong(4)));
                    }
                });
    }
}
