package dev.kotadb.schema.query;

import dev.kotadb.schema.query.ExternalQueries.ExternalHit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads what is known of one file: its declarations, and its references with their targets. */
public final class SourceFileQueries {
    private static final int LONGEST_LINE = 300;

    private static final String DECLARATIONS = """
            SELECT s.name, s.qualified_name, s.kind, coalesce(s.metadata, '{}')::text, coalesce(s.name_line, s.line_start),
                   s.line_start, s.line_end
            FROM symbols s
            WHERE s.file_id = :file
            ORDER BY s.line_start, s.column_start, s.line_end DESC, s.qualified_name COLLATE "C", s.ordinal
            LIMIT :limit
            """;
    // One look-up per reference: to a tenant, each external symbol shown costs a look for a reference that shows it.
    private static final String REFERENCES = """
            SELECT x.line_number, x.column_number, x.name, x.reference_type, x.resolution, coalesce(tf.path, x.target_file_path),
                   coalesce(t.name_line, t.line_start), t.qualified_name, e.id, e.scheme, e.package_name, e.version,
                   e.qualified_name, e.name
            FROM "references" x
            LEFT JOIN symbols t ON t.id = x.target_symbol_id
            LEFT JOIN indexed_files tf ON tf.id = t.file_id
            LEFT JOIN LATERAL (SELECT o.id, o.scheme, o.package_name, o.version, o.qualified_name, o.name
                               FROM external_symbols o WHERE o.id = x.external_symbol_id OFFSET 0) AS e ON true
            WHERE x.source_file_id = :file AND x.line_number BETWEEN :from AND :to
            ORDER BY x.line_number, x.column_number, x.reference_type, x.name COLLATE "C"
            LIMIT :limit
            """;

    private static final String LINES = """
            SELECT p.path, p.line, left(split_part(f.content, E'\\n', p.line), %d)
            FROM unnest(:paths, cast(:lines AS integer[])) AS p (path, line)
            JOIN indexed_files f ON f.repository_id = :repository AND f.path = p.path
            """.formatted(LONGEST_LINE);

    private final JdbcClient jdbc;

    public SourceFileQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** @param metadata JSON */
    public record DeclarationRow(
            String name, String qualifiedName, String kind, String metadata, int nameLine, int lineStart, int lineEnd) {}

    /**
     * A reference and its target.
     *
     * @param column from 0 in UTF-16 units
     * @param targetPath null if it has no target; a file without a symbol is the target of some imports
     * @param external what it means in another repository or library, if that is known
     */
    public record TargetedReference(
            int line,
            int column,
            String name,
            String type,
            String resolution,
            @Nullable String targetPath,
            @Nullable Integer targetLine,
            @Nullable String targetQualifiedName,
            @Nullable ExternalHit external) {}

    /** Symbols that the file declares, in its order. */
    public List<DeclarationRow> declarations(UUID file, int limit) {
        return jdbc.sql(DECLARATIONS).param("file", file).param("limit", limit)
                .query((row, _) -> new DeclarationRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), row.getInt(6), row.getInt(7)))
                .list();
    }

    /** The references on some of the file's lines, in its order. @param to the last line */
    public List<TargetedReference> references(UUID file, int from, int to, int limit) {
        return jdbc.sql(REFERENCES).param("file", file).param("from", from).param("to", to).param("limit", limit)
                .query((row, _) -> new TargetedReference(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), row.getObject(7, Integer.class), row.getString(8), external(row)))
                .list();
    }

    private static @Nullable ExternalHit external(ResultSet row) throws SQLException {
        Long id = row.getObject(9, Long.class);
        return id == null
                ? null
                : new ExternalHit(
                        id, row.getString(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14));
    }

    /** A line of a file, from 1, and its beginning. */
    public record SourceLine(String path, int line, String text) {}

    /** Some lines of a repository's files; those that do not exist are empty or left out. @param lines one for each path */
    public List<SourceLine> lines(UUID repository, List<String> paths, List<Integer> lines) {
        return jdbc.sql(LINES).param("repository", repository).param("paths", QueryClient.texts(paths))
                .param("lines", new SqlArrayValue("integer", lines.toArray()))
                .query((row, _) -> new SourceLine(row.getString(1), row.getInt(2), row.getString(3)))
                .list();
    }
}
