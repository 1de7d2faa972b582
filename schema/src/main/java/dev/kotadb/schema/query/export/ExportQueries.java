package dev.kotadb.schema.query.export;

import dev.kotadb.schema.query.JsonText;
import dev.kotadb.schema.query.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Streams everything that the index contains of a repository, in an order that depends only on the indexed content. */
public final class ExportQueries {
    private static final String FILES = """
            SELECT coalesce(f.path, o.path), f.language, f.size_bytes,
                   f.blob_hash, o.outcome, o.stage, o.reason, nullif(f.metadata, '{}')::text
            FROM (SELECT * FROM indexed_files WHERE repository_id = :repository) f
            FULL JOIN (SELECT * FROM file_outcomes WHERE repository_id = :repository) o ON o.path = f.path
            ORDER BY coalesce(f.path, o.path) COLLATE "C"
            """;
    private static final String SYMBOLS = """
            SELECT f.path, s.name, s.kind, s.qualified_name, s.ordinal,
                   s.line_start, s.line_end, s.column_start,
                   s.column_end, s.name_line, s.signature, s.documentation,
                   nullif(s.metadata, '{}')::text
            FROM symbols s JOIN indexed_files f ON f.id = s.file_id
            WHERE s.repository_id = :repository
            ORDER BY f.path COLLATE "C", s.line_start, s.column_start, s.line_end DESC, s.column_end DESC,
                     s.qualified_name COLLATE "C", s.kind, s.ordinal
            """;
    private static final String REFERENCES = """
            SELECT f.path, x.line_number, x.column_number, x.name,
                   x.reference_type, x.resolution,
                   coalesce(tf.path, x.target_file_path), t.line_start,
                   t.name, t.qualified_name, t.kind,
                   s.qualified_name, e.scheme, e.package_name, e.version, e.qualified_name, nullif(x.metadata, '{}')::text
            FROM "references" x
            JOIN indexed_files f ON f.id = x.source_file_id
            LEFT JOIN symbols s ON s.id = x.source_symbol_id
            LEFT JOIN symbols t ON t.id = x.target_symbol_id
            LEFT JOIN indexed_files tf ON tf.id = t.file_id
            LEFT JOIN external_symbols e ON e.id = x.external_symbol_id
            WHERE x.repository_id = :repository
            ORDER BY f.path COLLATE "C", x.line_number, x.column_number, x.reference_type, x.name COLLATE "C"
            """;
    private static final String DEPENDENCIES = """
            SELECT d.dependency_type, coalesce(fsf.path, ff.path),
                   coalesce(tf.path, tsf.path), fs.qualified_name,
                   fs.kind, fs.ordinal, ts.qualified_name,
                   ts.kind, ts.ordinal, (d.metadata ->> 'count')::bigint,
                   e.scheme, e.package_name, e.qualified_name
            FROM dependency_graph d
            LEFT JOIN indexed_files ff ON ff.id = d.from_file_id
            LEFT JOIN indexed_files tf ON tf.id = d.to_file_id
            LEFT JOIN symbols fs ON fs.id = d.from_symbol_id
            LEFT JOIN indexed_files fsf ON fsf.id = fs.file_id
            LEFT JOIN symbols ts ON ts.id = d.to_symbol_id
            LEFT JOIN indexed_files tsf ON tsf.id = ts.file_id
            LEFT JOIN external_symbols e ON e.id = d.to_external_symbol_id
            WHERE d.repository_id = :repository
            ORDER BY d.dependency_type, coalesce(fsf.path, ff.path) COLLATE "C", coalesce(tf.path, tsf.path) COLLATE "C",
                     fs.qualified_name COLLATE "C" NULLS FIRST, fs.kind, fs.ordinal,
                     ts.qualified_name COLLATE "C" NULLS FIRST, ts.kind, ts.ordinal,
                     e.qualified_name COLLATE "C" NULLS FIRST
            """;

    private final JdbcClient jdbc;

    public ExportQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** Passes files, symbols, references and dependencies, in this order, without holding all of them in memory. */
    public void export(UUID repository, Consumer<ExportRow> rows) {
        forEach(FILES, repository, row -> rows.accept(file(row)));
        forEach(SYMBOLS, repository, row -> rows.accept(symbol(row)));
        forEach(REFERENCES, repository, row -> rows.accept(reference(row)));
        forEach(DEPENDENCIES, repository, row -> rows.accept(dependency(row)));
    }

    private void forEach(String sql, UUID repository, RowCallbackHandler rows) {
        jdbc.sql(sql).param("repository", repository).query(rows);
    }

    private static ExportRow file(ResultSet row) throws SQLException {
        return new ExportRow.File(
                "file",
                row.getString(1),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                json(row.getString(8)));
    }

    private static ExportRow symbol(ResultSet row) throws SQLException {
        return new ExportRow.Symbol(
                "symbol",
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getObject(8, Integer.class),
                row.getObject(9, Integer.class),
                row.getObject(10, Integer.class),
                row.getString(11),
                row.getString(12),
                json(row.getString(13)));
    }

    private static ExportRow reference(ResultSet row) throws SQLException {
        return new ExportRow.Reference(
                "reference",
                row.getString(1),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                json(row.getString(17)));
    }

    private static ExportRow dependency(ResultSet row) throws SQLException {
        return new ExportRow.Dependency(
                "dependency",
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Integer.class),
                row.getObject(10, Long.class),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    private static @Nullable JsonText json(@Nullable String text) {
        return text == null ? null : new JsonText(text);
    }
}
