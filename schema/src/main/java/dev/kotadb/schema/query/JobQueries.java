package dev.kotadb.schema.query;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of the jobs, for people. */
public final class JobQueries {
    private static final String COLUMNS = """
            SELECT j.id::text, r.full_name, j.ref, j.status, j.commit_sha, j.created_at::text, j.started_at::text,
                   j.completed_at::text, extract(epoch FROM coalesce(j.completed_at, now()) - j.started_at)::float8,
                   j.error_message, coalesce(j.stats, '{}')::text, coalesce(j.metadata, '{}')::text
            FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            """;
    private static final String LATEST = COLUMNS + """
            WHERE (cast(? AS text[]) = '{}' OR j.repository_id = ANY (cast(? AS uuid[])))
              AND (cast(? AS text) IS NULL OR j.status = ?)
            ORDER BY j.created_at DESC, j.id
            LIMIT ?
            """;
    private static final String STARTING = COLUMNS + """
            WHERE starts_with(j.id::text, ?) ORDER BY j.created_at DESC, j.id LIMIT 10
            """;
    private static final String OUTCOMES = """
            SELECT path, outcome, stage, reason, milliseconds FROM file_outcomes
            WHERE job_id = cast(? AS uuid) AND outcome IN ('failed', 'partial')
            ORDER BY outcome, path COLLATE "C"
            LIMIT ?
            """;

    private final Connection connection;

    public JobQueries(Connection connection) {
        this.connection = connection;
    }

    /**
     * One job.
     *
     * @param seconds how long it took, or has taken; null before its start
     * @param stats JSON
     * @param metadata JSON
     */
    public record Job(
            String id,
            String repository,
            @Nullable String ref,
            String status,
            @Nullable String commit,
            String createdAt,
            @Nullable String startedAt,
            @Nullable String completedAt,
            @Nullable Double seconds,
            @Nullable String error,
            String stats,
            String metadata) {}

    /** What became of a file that was not read as a whole. */
    public record Outcome(
            String path, String outcome, @Nullable String stage, @Nullable String reason, @Nullable Integer milliseconds) {}

    /**
     * Newest first.
     *
     * @param repositories ids as text; empty for all
     * @param status null for all
     */
    public List<Job> latest(List<String> repositories, @Nullable String status, int limit) {
        return jobs(new Statement(LATEST, repositories, repositories, status, status, limit));
    }

    /** The jobs whose id begins so, at most ten. */
    public List<Job> starting(String id) {
        return jobs(new Statement(STARTING, id));
    }

    /** Files that this job could not read, or not wholly. */
    public List<Outcome> troubles(String job, int limit) {
        return new Statement(OUTCOMES, job, limit)
                .list(connection, row -> new Outcome(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Integer.class)));
    }

    private List<Job> jobs(Statement statement) {
        return statement.list(connection, row -> new Job(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Double.class),
                row.getString(10),
                row.getString(11),
                row.getString(12)));
    }
}
