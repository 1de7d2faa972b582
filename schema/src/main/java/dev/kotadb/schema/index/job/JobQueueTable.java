package dev.kotadb.schema.index.job;

import dev.kotadb.schema.settings.Limit;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The jobs that wait. A pending row of {@code index_jobs} asks for a job, whoever wrote it; its task in db-scheduler's table
 * is what one worker gets.
 */
public final class JobQueueTable {
    /** db-scheduler's table. */
    public static final String TASKS = "batch.scheduled_tasks";

    /** The name of the tasks that are jobs. */
    public static final String TASK = "index-repository";

    /**
     * A condition that is true. What a transaction with it has written outlives a crash of the server at once; the embedded
     * server delays that otherwise.
     */
    static final String DURABLE =
            "set_config('synchronous_commit', replace(current_setting('synchronous_commit'), 'off', 'on'), true) <> 'off'";

    private static final String ENQUEUE = """
            INSERT INTO index_jobs (repository_id, ref, status, metadata, priority)
            SELECT :repository, :ref, 'pending', cast(:metadata AS jsonb), :priority WHERE %s
            ON CONFLICT (repository_id, coalesce(commit_sha, ref, '')) WHERE status = 'pending' DO NOTHING
            RETURNING id
            """.formatted(DURABLE);
    private static final String WAITING = """
            SELECT id FROM index_jobs
            WHERE repository_id = :repository AND status = 'pending' AND coalesce(commit_sha, ref, '') = coalesce(:ref, '')
            """;
    private static final String ADD_TASKS = """
            WITH job AS (
                SELECT id FROM index_jobs j
                WHERE status = 'pending'
                  AND NOT EXISTS (SELECT FROM batch.scheduled_tasks t
                                  WHERE t.task_name = '%1$s' AND t.task_instance = j.queue_job_id::text)
                FOR UPDATE SKIP LOCKED),
            named AS (
                UPDATE index_jobs j SET queue_job_id = coalesce(j.queue_job_id, gen_random_uuid())
                FROM job WHERE j.id = job.id
                RETURNING j.queue_job_id, j.priority, coalesce(j.next_attempt_at, now()) AS due)
            INSERT INTO batch.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
            SELECT '%1$s', queue_job_id::text, due, false, 1, priority FROM named
            ON CONFLICT DO NOTHING
            """.formatted(TASK);
    private static final String RELEASE = """
            DELETE FROM batch.scheduled_tasks t USING index_jobs j
            WHERE j.id = :job AND t.task_name = '%s' AND t.task_instance = j.queue_job_id::text AND t.picked_by = :worker
            """.formatted(TASK);
    private static final String RETRY = """
            UPDATE index_jobs
            SET status = 'pending', failures = 0, next_attempt_at = NULL, completed_at = NULL, heartbeat_at = NULL
            WHERE id = :job AND status IN ('failed', 'stopped') AND %s
            """.formatted(DURABLE);
    private static final String FAILED = """
            SELECT id, repository_id, commit_sha, ref, error_message, completed_at, failures FROM index_jobs
            WHERE status = 'failed' ORDER BY completed_at DESC NULLS LAST, id LIMIT :limit OFFSET :offset
            """;
    private static final String COUNT_FAILED = "SELECT count(*) FROM index_jobs WHERE status = 'failed'";
    private static final String CANCEL = """
            WITH job AS (
                UPDATE index_jobs
                SET status = 'stopped', completed_at = now(), error_message = 'stopped on request before it began'
                WHERE id = :job AND status = 'pending' AND %s
                RETURNING queue_job_id),
            task AS (
                DELETE FROM batch.scheduled_tasks t USING job
                WHERE t.task_name = '%s' AND t.task_instance = job.queue_job_id::text AND NOT t.picked)
            SELECT count(*) FROM job
            """.formatted(DURABLE, TASK);
    private static final String RECORD_REPAIR = """
            UPDATE index_jobs SET history = history || %s WHERE id = :job
            """.formatted(JobHistory.entry("'repaired'", "cast(:what AS text)"));
    private static final String COUNTS = """
            SELECT state, count(j.id) FROM unnest(ARRAY['pending', 'processing']) AS state
            LEFT JOIN index_jobs j ON j.status = state
            GROUP BY state
            """;
    private static final String LOAD = """
            SELECT count(*) FILTER (WHERE status = 'pending') AS depth,
                   count(DISTINCT worker) FILTER (WHERE status = 'processing' AND heartbeat_at > now() - interval %s) AS workers,
                   count(*) FILTER (WHERE status = 'failed' AND completed_at > now() - interval '24 hours') AS failed24h,
                   cast(extract(epoch FROM now() - min(created_at) FILTER (WHERE status = 'pending')) AS bigint)
                       AS oldest_pending_age_seconds
            FROM index_jobs
            WHERE status IN ('pending', 'processing') OR status = 'failed' AND completed_at > now() - interval '24 hours'
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql());
    // Sessions of a process that is frozen, or that the network separates, keep what they have locked.
    private static final String END_SESSIONS = """
            SELECT count(*) FROM (
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = :worker AND datname = current_database() AND pid <> pg_backend_pid()) AS ended
            """;

    private final JdbcClient jdbc;

    public JobQueueTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * An answer to a request for a job.
     *
     * @param id of the pending job
     * @param added false if the same was asked for before
     */
    public record Enqueued(UUID id, boolean added) {}

    /** Asks for a job, unless the same is asked for already. @param metadata the job's parameters as JSON */
    public Enqueued enqueue(UUID repository, @Nullable String ref, String metadata, int priority) {
        while (true) {
            Optional<UUID> added = jdbc.sql(ENQUEUE).param("repository", repository).param("ref", ref)
                    .param("metadata", metadata).param("priority", priority).query(UUID.class).optional();
            if (added.isPresent()) {
                return new Enqueued(added.get(), true);
            }
            Optional<UUID> waiting = jdbc.sql(WAITING).param("repository", repository).param("ref", ref)
                    .query(UUID.class).optional();
            if (waiting.isPresent()) {
                return new Enqueued(waiting.get(), false);
            } // else a worker has just taken it
        }
    }

    /** Adds the tasks of pending jobs that have none. @return how many */
    public int addTasks() {
        return jdbc.sql(ADD_TASKS).update();
    }

    /** Removes the task of a job that the process ran itself. */
    public void release(UUID job, String worker) {
        jdbc.sql(RELEASE).param("job", job).param("worker", worker).update();
    }

    /** Asks again for a job that failed or was stopped. @return false if it did not */
    public boolean retry(UUID job) {
        return jdbc.sql(RETRY).param("job", job).update() == 1;
    }

    /**
     * A job of any tenant that failed.
     *
     * @param failures how often
     */
    public record Failed(
            UUID id,
            UUID repositoryId,
            @Nullable String commitSha,
            @Nullable String ref,
            @Nullable String errorMessage,
            @Nullable OffsetDateTime completedAt,
            int failures) {}

    /** Those that failed last come first. */
    public List<Failed> failed(int limit, int offset) {
        return jdbc.sql(FAILED).param("limit", limit).param("offset", offset).query(Failed.class).list();
    }

    /** How many jobs have failed and were not tried again. */
    public long failedCount() {
        return jdbc.sql(COUNT_FAILED).query(Long.class).single();
    }

    /** Stops a job that has not begun. @return false if it has */
    public boolean cancel(UUID job) {
        return jdbc.sql(CANCEL).param("job", job).query(Long.class).single() == 1;
    }

    /** Adds to the job's history what was repaired. */
    public void recordRepair(UUID job, String what) {
        jdbc.sql(RECORD_REPAIR).param("job", job).param("what", what).update();
    }

    /** How many jobs are pending and processing. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(COUNTS).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /**
     * How busy the queue is.
     *
     * @param depth pending jobs
     * @param workers processes that work on a job
     * @param failed24h jobs that failed within a day
     * @param oldestPendingAgeSeconds null if none is pending
     */
    public record Load(long depth, long workers, long failed24h, @Nullable Long oldestPendingAgeSeconds) {}

    public Load load() {
        return jdbc.sql(LOAD).query((row, _) -> new Load(row.getLong("depth"), row.getLong("workers"), row.getLong("failed24h"),
                row.getObject("oldest_pending_age_seconds", Long.class))).single();
    }

    /** Ends all database sessions of a process that counts as dead. */
    public void endSessions(String worker) {
        jdbc.sql(END_SESSIONS).param("worker", worker).query(Long.class).single();
    }
}
