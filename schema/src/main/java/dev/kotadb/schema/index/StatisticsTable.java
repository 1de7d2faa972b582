package dev.kotadb.schema.index;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the files of a run and the rows of a repository's index, for {@code index_jobs.stats}. */
public final class StatisticsTable {
    private static final String OUTCOMES = """
            SELECT coalesce(outcome, 'pending') AS key, count(*) AS n
            FROM {plan} WHERE change <> 'deleted' GROUP BY 1 ORDER BY 1
            """;
    private static final String BYTES = """
            SELECT coalesce(sum(size_bytes), 0) FROM {plan} WHERE change <> 'deleted'
            """;
    private static final String LANGUAGES = """
            SELECT language AS key, count(*) AS n FROM indexed_files WHERE repository_id = :id GROUP BY 1 ORDER BY 2 DESC, 1
            """;
    private static final String KINDS = """
            SELECT kind AS key, count(*) AS n FROM symbols WHERE repository_id = :id GROUP BY 1 ORDER BY 2 DESC, 1
            """;
    private static final String REFERENCES = """
            SELECT reference_type, resolution, count(*) AS n
            FROM "references" WHERE repository_id = :id GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """;
    private static final String EDGES = """
            SELECT dependency_type AS key, count(*) AS n FROM dependency_graph WHERE repository_id = :id
            GROUP BY 1 ORDER BY 1
            """;

    private static final String PROBLEMS = """
            SELECT path, outcome, coalesce(reason, '') AS reason FROM file_outcomes
            WHERE job_id = :id AND outcome IN ('failed', 'partial')
            ORDER BY reason_code IS DISTINCT FROM 'set_aside', outcome, path LIMIT :most
            """;
    private static final String SET_ASIDE = """
            SELECT count(*) FROM file_outcomes WHERE repository_id = :id AND reason_code = 'set_aside'
            """;

    private final JdbcClient jdbc;

    public StatisticsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A file that failed or is partial. */
    public record Problem(String path, String outcome, String reason) {}

    /** The first files of a published run that failed or are partial; those that were set aside come first. */
    public List<Problem> problems(UUID run, int most) {
        return jdbc.sql(PROBLEMS).param("id", run).param("most", most).query(Problem.class).list();
    }

    /** How many files of a repository are set aside. */
    public long setAside(UUID repository) {
        return jdbc.sql(SET_ASIDE).param("id", repository).query(Long.class).single();
    }

    /** The number of references by type and by resolution; each map counts every reference. */
    public record References(Map<String, Long> types, Map<String, Long> resolutions) {}

    /** The number of the run's files by outcome. */
    public Map<String, Long> outcomes(RunTables run) {
        return counts(jdbc.sql(run.sql(OUTCOMES)));
    }

    public long bytes(RunTables run) {
        return jdbc.sql(run.sql(BYTES)).query(Long.class).single();
    }

    public Map<String, Long> languages(UUID repository) {
        return counts(jdbc.sql(LANGUAGES).param("id", repository));
    }

    public Map<String, Long> kinds(UUID repository) {
        return counts(jdbc.sql(KINDS).param("id", repository));
    }

    /** Counts a repository's references in one pass, because there may be millions. */
    public References references(UUID repository) {
        Map<String, Long> types = new HashMap<>();
        Map<String, Long> resolutions = new HashMap<>();
        jdbc.sql(REFERENCES).param("id", repository).query(row -> {
            types.merge(row.getString(1), row.getLong(3), Long::sum);
            resolutions.merge(row.getString(2), row.getLong(3), Long::sum);
        });
        return new References(descending(types), descending(resolutions));
    }

    private static Map<String, Long> descending(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }

    public Map<String, Long> edges(UUID repository) {
        return counts(jdbc.sql(EDGES).param("id", repository));
    }

    private static Map<String, Long> counts(JdbcClient.StatementSpec query) {
        Map<String, Long> counts = new LinkedHashMap<>();
        query.query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
