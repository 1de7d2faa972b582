package dev.kotadb.schema.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what one repository consists of. */
public final class OverviewQueries {
    private static final String LANGUAGES = """
            SELECT coalesce(language, 'text'), count(*), sum(size_bytes) FROM indexed_files
            WHERE repository_id = :repository GROUP BY 1 ORDER BY 2 DESC, 1
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

    public record LanguageCount(String language, long files, long bytes) {}

    public record OutcomeCount(String outcome, long files) {}

    /** A file that is not indexed as a whole. */
    public record Trouble(String path, String outcome, @Nullable String reason) {}

    public List<LanguageCount> languages(UUID repository) {
        return jdbc.sql(LANGUAGES).param("repository", repository)
                .query((row, _) -> new LanguageCount(row.getString(1), row.getLong(2), row.getLong(3))).list();
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
