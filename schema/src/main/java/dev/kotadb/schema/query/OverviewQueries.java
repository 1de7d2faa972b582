package dev.kotadb.schema.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what repositories consist of. The run that published a repository last has counted its rows, which would take a second for
 * a large one; rows are counted here only if something else has written to the index since.
 */
public final class OverviewQueries {
    // The run is found as IndexJobsTable#lastCounts finds it, which a publication begins with.
    private static final String PUBLISHED = """
            WITH published AS (
                SELECT r.id, (SELECT j.stats FROM index_jobs j
                              WHERE j.repository_id = r.id
                                AND cast(j.stats ->> 'indexed_at' AS timestamptz) = r.last_indexed_at
                                AND jsonb_exists_all(j.stats, ARRAY['languages', 'symbols', 'references', 'edges'])
                              LIMIT 1) AS stats
                FROM repositories r WHERE r.id = ANY (:repositories))
            """;
    private static final String COUNTS = PUBLISHED + "SELECT %s, %s, %s, %s FROM published p".formatted(
            sum("languages", "indexed_files"), sum("symbols", "symbols"), sum("references", "\"references\""),
            sum("edges", "dependency_graph"));
    private static final String LANGUAGES = PUBLISHED + """
            SELECT language, cast(files AS bigint) FROM published, jsonb_each_text(stats -> 'languages') AS counted (language, files)
            UNION ALL
            SELECT coalesce(language, 'text'), count(*) FROM indexed_files
            WHERE repository_id IN (SELECT id FROM published WHERE stats IS NULL) GROUP BY 1
            ORDER BY 2 DESC, 1
            """;
    private static final String OUTCOMES = """
            SELECT outcome, count(*) FROM file_outcomes WHERE repository_id = :repository GROUP BY 1 ORDER BY 2 DESC, 1
            """;
    private static final String TROUBLES = """
            SELECT path, outcome, coalesce(reason, reason_code) FROM file_outcomes
            WHERE repository_id = :repository AND outcome <> 'indexed'
            ORDER BY array_position(ARRAY['failed', 'partial', 'skipped'], outcome), path COLLATE "C"
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public OverviewQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /** How much is indexed. */
    public record Counts(long files, long symbols, long references, long dependencies) {}

    public record LanguageCount(String language, long files) {}

    public record OutcomeCount(String outcome, long files) {}

    /** A file that is not indexed as a whole. */
    public record Trouble(String path, String outcome, @Nullable String reason) {}

    private static String sum(String counted, String table) {
        return """
                coalesce(sum(CASE WHEN stats IS NULL
                                  THEN (SELECT count(*) FROM %s t WHERE t.repository_id = p.id)
                                  ELSE (SELECT sum(cast(value AS bigint)) FROM jsonb_each_text(stats -> '%s')) END), 0)
                """.formatted(table, counted);
    }

    public Counts counts(Repositories repositories) {
        return jdbc.sql(COUNTS).param("repositories", QueryClient.uuids(repositories.ids()))
                .query((row, _) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
    }

    public List<LanguageCount> languages(UUID repository) {
        return jdbc.sql(LANGUAGES).param("repositories", QueryClient.uuids(List.of(repository)))
                .query((row, _) -> new LanguageCount(row.getString(1), row.getLong(2))).list();
    }

    public List<OutcomeCount> outcomes(UUID repository) {
        return jdbc.sql(OUTCOMES).param("repository", repository)
                .query((row, _) -> new OutcomeCount(row.getString(1), row.getLong(2))).list();
    }

    /** Failed files first. */
    public List<Trouble> troubles(UUID repository, int limit) {
        return jdbc.sql(TROUBLES).param("repository", repository).param("limit", limit)
                .query((row, _) -> new Trouble(row.getString(1), row.getString(2), row.getString(3))).list();
    }
}
