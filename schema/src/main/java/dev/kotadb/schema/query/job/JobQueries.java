package dev.kotadb.schema.query.job;

import dev.kotadb.schema.query.JsonText;
import dev.kotadb.schema.query.QueryClient;
import dev.kotadb.schema.query.Snapshot;
import dev.kotadb.schema.query.job.Job.FileOutcome;
import dev.kotadb.schema.query.job.Job.Queue;
import dev.kotadb.schema.settings.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads job records. */
public final class JobQueries {
    private static final String COLUMNS = """
            SELECT j.id::text, r.full_name, j.ref, j.status, j.commit_sha, j.created_at::text, j.started_at::text,
                   j.completed_at::text, extract(epoch FROM coalesce(j.completed_at, now()) - j.started_at)::float8,
                   j.error_message, coalesce(j.metadata, '{}')::text, coalesce(j.stats, '{}')::text,
                   j.priority, j.attempt, j.worker, j.heartbeat_at::text,
                   j.status = 'processing' AND coalesce(j.heartbeat_at < now() - interval %s, true),
                   j.progress::text, j.next_attempt_at::text,
                   CASE WHEN j.status <> 'pending' THEN NULL
                        WHEN j.next_attempt_at > now() THEN
                            'until ' || to_char(j.next_attempt_at, 'HH24:MI:SS') || ' for attempt ' || j.attempt + 1
                        ELSE coalesce('for job ' || (SELECT o.id FROM index_jobs o
                                                     WHERE o.repository_id = j.repository_id AND o.status = 'processing'
                                                     LIMIT 1) || ', which indexes the repository', 'for a worker') END,
                   j.history::text
            FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql());
    private static final String LATEST = COLUMNS + """
            WHERE (cast(:repositories AS uuid[]) = '{}' OR j.repository_id = ANY (:repositories))
              AND (cast(:status AS text) IS NULL OR j.status = :status)
            ORDER BY j.created_at DESC, j.id
            LIMIT :limit
            """;
    private static final String STARTING = COLUMNS + """
            WHERE starts_with(j.id::text, :start) ORDER BY j.created_at DESC, j.id LIMIT 10
            """;
    private static final String RECORD = """
            SELECT id, repository_id, ref, status, started_at, completed_at, error_message, coalesce(stats, '{}')::text AS stats,
                   queue_job_id, commit_sha, failures, created_at
            FROM index_jobs WHERE id = :id
            """;
    private static final String TROUBLES = """
            SELECT path, outcome, stage, reason, milliseconds FROM file_outcomes
            WHERE job_id = cast(:job AS uuid) AND outcome IN ('failed', 'partial')
            ORDER BY outcome, path COLLATE "C"
            LIMIT :limit
            """;

    private final JdbcClient jdbc;

    public JobQueries(Snapshot snapshot) {
        this.jdbc = snapshot.jdbc();
    }

    /**
     * Returns the newest jobs, the newest first.
     *
     * @param repositories empty for all
     * @param status null for all
     */
    public List<Job> latest(List<UUID> repositories, @Nullable String status, int limit) {
        return jdbc.sql(LATEST)
                .param("repositories", QueryClient.uuids(repositories))
                .param("status", status)
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    /** Returns at most ten jobs whose id begins with a prefix. */
    public List<Job> starting(String prefix) {
        return jdbc.sql(STARTING).param("start", prefix).query((row, _) -> job(row)).list();
    }

    public Optional<JobRecord> record(UUID id) {
        return jdbc.sql(RECORD).param("id", id)
                .query((row, _) -> new JobRecord(
                        row.getObject("id", UUID.class),
                        row.getObject("repository_id", UUID.class),
                        row.getString("ref"),
                        row.getString("status"),
                        instant(row, "started_at"),
                        instant(row, "completed_at"),
                        row.getString("error_message"),
                        new JsonText(row.getString("stats")),
                        row.getObject("queue_job_id", UUID.class),
                        row.getString("commit_sha"),
                        row.getInt("failures"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Returns the job with its files that failed or are partial. */
    public Job withTroubles(Job job, int limit) {
        return job.with(jdbc.sql(TROUBLES)
                .param("job", job.id())
                .param("limit", limit)
                .query((row, _) -> new FileOutcome(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Integer.class)))
                .list());
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
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
                new JsonText(row.getString(11)),
                new JsonText(row.getString(12)),
                new Queue(
                        row.getInt(13),
                        row.getInt(14),
                        row.getString(15),
                        row.getString(16),
                        row.getBoolean(17),
                        row.getString(18) == null ? null : new JsonText(row.getString(18)),
                        row.getString(19),
                        row.getString(20),
                        new JsonText(row.getString(21))),
                null);
    }
}
