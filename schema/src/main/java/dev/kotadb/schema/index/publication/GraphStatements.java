package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.RunTables;

import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates dependency edges from a run's staged references, and reads the published import edges. */
public final class GraphStatements {
    // The resolve step has staged what methods override.
    private static final String CLEAR = "DELETE FROM {edges} WHERE dependency_type <> 'overrides'";
    // Tables this young have no statistics, and the join below was then planned as a loop over the whole plan for each import.
    private static final String ANALYZE = "ANALYZE {plan} (path, change), {references} (reference_type, target_file_path)";
    private static final String IMPORTS = """
            INSERT INTO {edges} (dependency_type, from_file_id, to_file_id, count)
            SELECT 'file_import', r.source_file_id, t.file_id, count(*)
            FROM {references} r
            JOIN {plan} t ON t.path = r.target_file_path AND t.change <> 'deleted'
            WHERE r.reference_type = 'import' AND t.file_id <> r.source_file_id
            GROUP BY r.source_file_id, t.file_id
            """;
    private static final String USAGES = """
            INSERT INTO {edges} (dependency_type, from_symbol_id, to_symbol_id, count)
            SELECT 'symbol_usage', source_symbol_id, target_symbol_id, count(*)
            FROM {references}
            WHERE source_symbol_id IS NOT NULL AND target_symbol_id IS NOT NULL
              AND source_symbol_id <> target_symbol_id
            GROUP BY source_symbol_id, target_symbol_id
            """;
    private static final String FILE_EDGES = """
            SELECT from_file_id, to_file_id FROM dependency_graph
            WHERE repository_id = :repository AND dependency_type = 'file_import'
            """;

    private final JdbcClient jdbc;

    public GraphStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Stages the edges of the run's changed and touched files, replacing any staged before. */
    public void stageEdges(RunTables run) {
        jdbc.sql(run.sql(CLEAR)).update();
        jdbc.sql(run.sql(ANALYZE)).update();
        jdbc.sql(run.sql(IMPORTS)).update();
        jdbc.sql(run.sql(USAGES)).update();
    }

    /** Streams the published import edges of a repository; call it inside a transaction. */
    public void forEachImport(UUID repository, BiConsumer<UUID, UUID> edges) {
        jdbc.sql(FILE_EDGES).param("repository", repository).withFetchSize(10_000).query(row -> {
            edges.accept(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
        });
    }
}
