package dev.kotadb.jobs.index;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the index holds of a repository, as sorted lines without ids of references and times. */
final class IndexRows {
    private static final List<String> QUERIES = List.of(
            """
            SELECT concat_ws('|', 'file', path, language, size_bytes, blob_hash, md5(content)) FROM indexed_files f
            """,
            """
            SELECT concat_ws('|', 'outcome', path, outcome, stage, reason) FROM file_outcomes f
            """,
            """
            SELECT concat_ws('|', 'symbol', i.path, f.qualified_name, f.kind, f.ordinal, f.line_start, f.line_end,
                             f.column_start, f.column_end, f.name_line, f.signature, f.documentation, f.metadata)
            FROM symbols f JOIN indexed_files i ON i.id = f.file_id
            """,
            """
            SELECT concat_ws('|', 'reference', i.path, f.line_number, f.column_number, f.reference_type, f.name,
                             f.resolution, f.target_file_path, s.qualified_name, s.kind, s.ordinal, e.qualified_name,
                             f.metadata)
            FROM "references" f JOIN indexed_files i ON i.id = f.source_file_id
            LEFT JOIN symbols s ON s.id = f.target_symbol_id
            LEFT JOIN symbols e ON e.id = f.source_symbol_id
            """,
            """
            SELECT concat_ws('|', 'edge', f.dependency_type, a.path, b.path, p.qualified_name, q.qualified_name,
                             x.qualified_name, f.metadata)
            FROM dependency_graph f
            LEFT JOIN indexed_files a ON a.id = f.from_file_id LEFT JOIN indexed_files b ON b.id = f.to_file_id
            LEFT JOIN symbols p ON p.id = f.from_symbol_id LEFT JOIN symbols q ON q.id = f.to_symbol_id
            LEFT JOIN external_symbols x ON x.id = f.to_external_symbol_id
            """,
            """
            SELECT concat_ws('|', 'document', i.path, f.part, f.line_start, f.line_end, f.words)
            FROM search_documents f JOIN indexed_files i ON i.id = f.file_id
            """,
            """
            SELECT concat_ws('|', 'unit', i.path, f.unit_hash) FROM file_units f
            JOIN indexed_files i ON i.id = f.file_id
            """,
            """
            SELECT concat_ws('|', 'lookups', i.path, encode(f.keys, 'hex')) FROM file_lookups f
            JOIN indexed_files i ON i.id = f.file_id
            """,
            """
            SELECT concat_ws('|', 'package', f.package_type, f.name, f.version, f.manifest_path, f.metadata) FROM packages f
            """,
            """
            SELECT concat_ws('|', 'dependency', f.dependency_type, f.name, f.version, f.metadata) FROM dependencies f
            """);

    private IndexRows() {}

    static List<String> of(JdbcClient jdbc, String repository) {
        List<String> rows = new ArrayList<>();
        for (String query : QUERIES) {
            rows.addAll(jdbc.sql(query
                            + "WHERE f.repository_id = (SELECT id FROM repositories WHERE full_name = :name)")
                    .param("name", repository).query(String.class).list());
        }
        rows.sort(null);
        return rows;
    }
}
