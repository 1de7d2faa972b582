package dev.kotadb.schema.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Streams all that the index holds of a repository, in an order that depends on what was indexed alone: ids and times
 * are left out. To be called in one transaction, which sees one state and reads page by page.
 */
public final class ExportQueries {
    private static final String FILES = """
            SELECT coalesce(f.path, o.path) AS path, f.language, f.size_bytes AS "sizeBytes",
                   f.blob_hash AS "blobHash", o.outcome, o.stage, o.reason, nullif(f.metadata, '{}')::text AS metadata
            FROM (SELECT * FROM indexed_files WHERE repository_id = ?) f
            FULL JOIN (SELECT * FROM file_outcomes WHERE repository_id = ?) o ON o.path = f.path
            ORDER BY coalesce(f.path, o.path) COLLATE "C"
            """;
    private static final String SYMBOLS = """
            SELECT f.path, s.name, s.kind, s.qualified_name AS "qualifiedName", s.ordinal,
                   s.line_start AS "lineStart", s.line_end AS "lineEnd", s.column_start AS "columnStart",
                   s.column_end AS "columnEnd", s.name_line AS "nameLine", s.signature, s.documentation,
                   nullif(s.metadata, '{}')::text AS metadata
            FROM symbols s JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = ?
            ORDER BY f.path COLLATE "C", s.line_start, s.column_start, s.line_end DESC, s.column_end DESC,
                     s.qualified_name COLLATE "C", s.kind, s.ordinal
            """;
    private static final String REFERENCES = """
            SELECT f.path, x.line_number AS line, x.column_number AS "column", x.name,
                   x.reference_type AS "referenceType", x.resolution,
                   coalesce(tf.path, x.target_file_path) AS "targetPath", t.line_start AS "targetLine",
                   t.name AS "targetName", t.qualified_name AS "targetQualifiedName", t.kind AS "targetKind",
                   s.qualified_name AS "enclosing", nullif(x.metadata, '{}')::text AS metadata
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            LEFT JOIN symbols t ON t.id = x.target_symbol_id
            LEFT JOIN indexed_files tf ON tf.id = t.file_id
            WHERE x.repository_id = ?
            ORDER BY f.path COLLATE "C", x.line_number, x.column_number, x.reference_type, x.name COLLATE "C"
            """;
    private static final String DEPENDENCIES = """
            SELECT d.dependency_type AS "dependencyType", coalesce(ff.path, fsf.path) AS "fromPath",
                   coalesce(tf.path, tsf.path) AS "toPath", fs.qualified_name AS "fromSymbol",
                   fs.kind AS "fromKind", fs.ordinal AS "fromOrdinal", ts.qualified_name AS "toSymbol",
                   ts.kind AS "toKind", ts.ordinal AS "toOrdinal", (d.metadata ->> 'count')::bigint AS count
            FROM dependency_graph d
            LEFT JOIN indexed_files ff ON ff.id = d.from_file_id
            LEFT JOIN indexed_files tf ON tf.id = d.to_file_id
            LEFT JOIN symbols fs ON fs.id = d.from_symbol_id
            LEFT JOIN indexed_files fsf ON fsf.id = fs.file_id
            LEFT JOIN symbols ts ON ts.id = d.to_symbol_id
            LEFT JOIN indexed_files tsf ON tsf.id = ts.file_id
            WHERE d.repository_id = ?
            ORDER BY d.dependency_type, coalesce(ff.path, fsf.path) COLLATE "C", coalesce(tf.path, tsf.path) COLLATE "C",
                     fs.qualified_name COLLATE "C" NULLS FIRST, fs.kind, fs.ordinal,
                     ts.qualified_name COLLATE "C" NULLS FIRST, ts.kind, ts.ordinal
            """;

    private final Connection connection;

    public ExportQueries(Connection connection) {
        this.connection = connection;
    }

    /** Receives the rows, one call a row. */
    public interface RowSink {
        /** The row's values are valid until the call returns; their names are the columns'. */
        void row(String type, ResultSet values) throws SQLException;
    }

    /** Files, symbols, references, dependencies, in this order. */
    public void export(UUID repository, RowSink sink) {
        new Statement(FILES, repository, repository).forEach(connection, row -> sink.row("file", row));
        new Statement(SYMBOLS, repository).forEach(connection, row -> sink.row("symbol", row));
        new Statement(REFERENCES, repository).forEach(connection, row -> sink.row("reference", row));
        new Statement(DEPENDENCIES, repository).forEach(connection, row -> sink.row("dependency", row));
    }
}
