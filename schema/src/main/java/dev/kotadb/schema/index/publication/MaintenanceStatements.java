package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.RunTables;

import dev.kotadb.schema.objects.KotaTable;
import dev.kotadb.schema.objects.Tables;
import dev.kotadb.schema.settings.Limit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maintains indexes and statistics after a publication. */
public final class MaintenanceStatements {
    private static final String FULL_TEXT_INDEXES = """
            SELECT i.indexrelid::regclass::text
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = 'gin' AND i.indrelid = ANY (cast(:tables AS regclass[]))
            ORDER BY 1
            """;
    private static final String LARGEST_FIRST = """
            SELECT oid::regclass::text FROM pg_class WHERE oid = ANY (cast(:tables AS regclass[])) ORDER BY relpages DESC, 1
            """;

    // Autovacuum's rule for outdated statistics; reltuples is -1 before the first ANALYZE.
    private static final String IS_LARGE = """
            SELECT (SELECT count(*) FROM {plan} WHERE change <> 'unchanged')
                   > 50 + 0.1 * (SELECT reltuples FROM pg_class WHERE oid = cast('indexed_files' AS regclass))
            """;

    private final JdbcClient jdbc;

    public MaintenanceStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The names of the full-text indexes, whose pending lists can be merged in parallel. */
    public List<String> fullTextIndexes() {
        return jdbc.sql(FULL_TEXT_INDEXES).param("tables", published()).query(String.class).list();
    }

    /** The names of the tables that a publication writes, the largest first. */
    public List<String> tables() {
        return jdbc.sql(LARGEST_FIRST).param("tables", published()).query(String.class).list();
    }

    private static String[] published() {
        return Tables.published().stream().map(KotaTable::sqlName).toArray(String[]::new);
    }

    /** Merges the pending list of a full-text index into its tree. */
    public void mergePendingList(String index) {
        jdbc.sql("SET LOCAL maintenance_work_mem = " + Limit.MERGE_MEMORY.sql()).update();
        jdbc.sql("SELECT gin_clean_pending_list(cast(:index AS regclass))").param("index", index)
                .query(Long.class).single();
    }

    /** Whether a run changed so much that the planner's statistics are out of date. */
    public boolean isLarge(RunTables run) {
        return jdbc.sql(run.sql(IS_LARGE)).query(Boolean.class).single();
    }

    /** Refreshes the planner's statistics of one of {@link #tables}, unless another session is doing so. */
    public void analyze(String table) {
        jdbc.sql("ANALYZE (SKIP_LOCKED) " + table).update();
    }
}
