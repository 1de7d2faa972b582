package dev.kotadb.schema.index.publication;

import dev.kotadb.schema.index.staging.RunTables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the files of a run, for {@code index_jobs.stats}. */
public final class StatisticsTable {
    private static final String OUTCOMES = """
            SELECT coalesce(outcome, 'pending') AS key, count(*) AS n
            FROM {plan} WHERE change <> 'deleted' GROUP BY 1 ORDER BY 1
            """;
    private static final String BYTES = """
            SELECT coalesce(sum(size_bytes), 0) FROM {plan} WHERE change <> 'deleted'
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

    /** The number of the run's files by outcome. */
    public Map<String, Long> outcomes(RunTables run) {
        return counts(jdbc.sql(run.sql(OUTCOMES)));
    }

    public long bytes(RunTables run) {
        return jdbc.sql(run.sql(BYTES)).query(Long.class).single();
    }

    private static Map<String, Long> counts(JdbcClient.StatementSpec query) {
        Map<String, Long> counts = new LinkedHashMap<>();
        query.query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
