package dev.kotadb.schema.index;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leaves the database in good order after a publication. */
public final class MaintenanceStatements {
    /** The full-text indexes, whose pending lists can be merged side by side. */
    public static final List<String> FULL_TEXT_INDEXES =
            List.of("idx_search_documents_words", "idx_indexed_files_content_trgm");

    /** The tables that a publication writes, those that take longest first. */
    public static final List<String> TABLES = List.of(
            "\"references\"", "search_documents", "symbols", "dependency_graph", "indexed_files", "file_outcomes",
            "file_units", "file_lookups", "file_facts");

    // The server's own rule for when statistics are out of date; reltuples is -1 before the first ANALYZE.
    private static final String IS_LARGE = """
            SELECT (SELECT count(*) FROM staging.plan WHERE run = :run AND change <> 'unchanged')
                   > 50 + 0.1 * (SELECT reltuples FROM pg_class WHERE oid = cast('indexed_files' AS regclass))
            """;

    private final JdbcClient jdbc;

    public MaintenanceStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Merges what was appended to a full-text index into its tree. */
    public void mergePendingList(String index) {
        jdbc.sql("SET LOCAL maintenance_work_mem = '128MB'").update();
        jdbc.sql("SELECT gin_clean_pending_list(cast(:index AS regclass))").param("index", index)
                .query(Long.class).single();
    }

    /** Whether a run changed so much that the planner's statistics are out of date. */
    public boolean isLarge(UUID run) {
        return jdbc.sql(IS_LARGE).param("run", run).query(Boolean.class).single();
    }

    /** Refreshes the planner's statistics of one of {@link #TABLES}. */
    public void analyze(String table) {
        jdbc.sql("ANALYZE " + table).update();
    }
}
