package dev.kotadb.schema.migrations;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Calls of {@code store_indexed_data} with any number of files, each with a symbol, a reference and an edge. */
final class StoredFiles {
    private static final Pattern CHANGE = Pattern.compile("(?m)^(Insert|Update|Delete) on ");
    private static final Pattern RETURNED = Pattern.compile("\\(actual rows=([0-9.]+) loops=([0-9]+)\\)");
    private static final String PREPARE = """
            CREATE TEMPORARY TABLE given_files AS
            SELECT jsonb_agg(jsonb_build_object('path', 'src/file' || i || '.ts', 'content', '',
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

    /**
     * What a call executes, as the server's plans tell it.
     *
     * @param changes how many INSERT, UPDATE and DELETE
     * @param rows the rows that all nodes of all plans return
     */
    record Work(int changes, long rows) {}

    /** Stores and takes back. */
    static Work work(Session session, int files) throws SQLException {
        session.run("LOAD 'auto_explain'");
        session.run("BEGIN");
        session.run(PREPARE.formatted(files));
        session.run("SET LOCAL client_min_messages = log");
        session.run("SET LOCAL auto_explain.log_nested_statements = on");
        session.run("SET LOCAL auto_explain.log_analyze = on");
        session.run("SET LOCAL auto_explain.log_timing = off");
        session.run("SET LOCAL auto_explain.log_min_duration = 0");
        String plans = session.messagesOf("SELECT store_indexed_data('" + Tenants.REPOSITORY
                + "', files, symbols, refs, edges) FROM given_files");
        session.run("ROLLBACK");
        double rows = RETURNED.matcher(plans).results()
                .mapToDouble(node -> Double.parseDouble(node.group(1)) * Long.parseLong(node.group(2)))
                .sum();
        return new Work((int) CHANGE.matcher(plans).results().count(), Math.round(rows));
    }
}
