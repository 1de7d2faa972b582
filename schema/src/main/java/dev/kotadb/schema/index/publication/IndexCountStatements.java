package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.RunTables;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts an index, or only the rows that a publication replaces and adds, from which the new counts follow without reading all
 * of it again.
 */
public final class IndexCountStatements {
    private static final String IS_NEW = """
            SELECT last_indexed_at IS NULL AND NOT EXISTS (SELECT FROM indexed_files WHERE repository_id = :repository)
            FROM repositories WHERE id = :repository
            """;

    private static final Rows OF_REPOSITORY = new Rows(
            "indexed_files WHERE repository_id = :repository",
            "symbols WHERE repository_id = :repository",
            "\"references\" WHERE repository_id = :repository",
            "dependency_graph WHERE repository_id = :repository");

    /** Edges are counted when they are deleted, because the same edge can be found in several ways. */
    private static final Rows REPLACED = new Rows(
            "indexed_files r JOIN replaced_files f ON f.file_id = r.id AND f.change <> 'touched'",
            "symbols r JOIN replaced_files f ON f.file_id = r.file_id AND f.change <> 'touched'",
            "\"references\" r JOIN replaced_files f ON f.file_id = r.source_file_id",
            "dependency_graph WHERE false");

    private static final Rows STAGED = new Rows("{files}", "{symbols}", "{references}", "{edges}");

    private final JdbcClient jdbc;

    /** What stands after FROM for each table. */
    private record Rows(String files, String symbols, String references, String edges) {}

    public IndexCountStatements(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whether nothing of a repository was ever published, so that there is nothing to count. */
    public boolean isNew(UUID repository) {
        return jdbc.sql(IS_NEW).param("repository", repository).query(Boolean.class).single();
    }

    /** All rows of a repository's index. */
    public IndexCounts all(UUID repository) {
        return counts(OF_REPOSITORY, sql -> jdbc.sql(sql).param("repository", repository));
    }

    /** The rows that a publication is about to replace, edges aside; call it after {@link PublishStatements#begin}. */
    public IndexCounts replaced() {
        return counts(REPLACED, jdbc::sql);
    }

    /** What a run has staged. */
    public IndexCounts staged(RunTables run) {
        return counts(STAGED, sql -> jdbc.sql(run.sql(sql)));
    }

    private static IndexCounts counts(Rows rows, Function<String, StatementSpec> query) {
        Map<String, Long> types = new HashMap<>();
        Map<String, Long> resolutions = new HashMap<>();
        query.apply("SELECT reference_type, resolution, count(*) FROM " + rows.references() + " GROUP BY 1, 2").query(row -> {
            types.merge(row.getString(1), row.getLong(3), Long::sum);
            resolutions.merge(row.getString(2), row.getLong(3), Long::sum);
        });
        return new IndexCounts(
                count(query.apply("SELECT language, count(*) FROM " + rows.files() + " GROUP BY 1")),
                count(query.apply("SELECT kind, count(*) FROM " + rows.symbols() + " GROUP BY 1")),
                types,
                resolutions,
                count(query.apply("SELECT dependency_type, count(*) FROM " + rows.edges() + " GROUP BY 1")));
    }

    private static Map<String, Long> count(StatementSpec query) {
        Map<String, Long> counts = new HashMap<>();
        query.query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
