package dev.kotadb.schema.migrations;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Calls of {@code store_indexed_data} with any number of files, each with a symbol, a reference and an edge. */
final class StoredFiles {
    private static final Pattern USER_TIME = Pattern.compile("!\\s+([0-9.]+) s user");
    private static final String PREPARE = """
            CREATE TEMPORARY TABLE given_files AS
            SELECT jsonb_agg(jsonb_build_object('path', 'src/file' || i || '.ts', 'content', 'x',
                       'language', 'typescript', 'size_bytes', 1) ORDER BY i) AS files,
                   jsonb_agg(jsonb_build_object('file_path', 'src/file' || i || '.ts', 'name', 'name' || i,
                       'kind', 'function', 'line_start', 1, 'line_end', 1) ORDER BY i) AS symbols,
                   jsonb_agg(jsonb_build_object('source_file_path', 'src/file' || i || '.ts', 'line_number', 1,
                       'target_symbol_key', 'src/file' || i || '.ts::name' || i || '::1',
                       'reference_type', 'call') ORDER BY i) AS refs,
                   jsonb_agg(jsonb_build_object('from_file_path', 'src/file' || i || '.ts',
                       'to_file_path', 'src/file' || i || '.ts', 'dependency_type', 'file_import') ORDER BY i) AS edges
            FROM generate_series(1, %d) AS i
            """;

    private StoredFiles() {}

    /** Stores and takes back. */
    static double processorSeconds(Session session, int files) throws SQLException {
        session.run("BEGIN");
        session.run(PREPARE.formatted(files));
        session.run("SET LOCAL client_min_messages = log");
        session.run("SET LOCAL log_statement_stats = on");
        String statistics = session.noticesOf("SELECT store_indexed_data('" + Tenants.REPOSITORY
                + "', files, symbols, refs, edges) FROM given_files");
        session.run("ROLLBACK");
        // Parsing and binding are counted apart.
        double seconds = USER_TIME.matcher(statistics).results()
                .mapToDouble(time -> Double.parseDouble(time.group(1)))
                .sum();
        if (seconds == 0) {
            throw new AssertionError("no statistics in: " + statistics);
        }
        return seconds;
    }
}
