package dev.kotadb.schema.index.job;

import dev.kotadb.schema.index.SqlNamed;

import dev.kotadb.schema.settings.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The job records that people and programs see. Each attempt at a job has a number: what an earlier attempt still writes is
 * refused, so that a process which was frozen, or lost its database session, cannot overwrite its successor.
 */
public final class IndexJobsTable {
    // The process shows by it that it works on the task; db-scheduler takes the task of a dead process to another worker.
    private static final String HOLD_TASK = """
            INSERT INTO batch.scheduled_tasks
                (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version, priority)
            SELECT '%s', queue_job_id::text, now(), true, :worker, now(), 1, priority FROM job WHERE %s
            ON CONFLICT (task_name, task_instance) DO UPDATE
            SET picked = true, picked_by = excluded.picked_by, last_heartbeat = excluded.last_heartbeat,
                version = scheduled_tasks.version + 1
            """.formatted(JobQueueTable.TASK, JobQueueTable.DURABLE);
    private static final String INSERT = """
            WITH job AS (
                INSERT INTO index_jobs
                    (id, repository_id, ref, status, queue_job_id, metadata, versions, heartbeat_at, claimed_at, attempt, worker)
                VALUES (:id, :repository, :ref, 'processing', coalesce(:queueJob, gen_random_uuid()),
                        cast(:metadata AS jsonb), :versions, now(), now(), 1, :worker)
                RETURNING queue_job_id, priority)
            """ + HOLD_TASK;
    private static final String CLAIM = """
            UPDATE index_jobs
            SET status = 'processing', attempt = attempt + 1, worker = :worker, claimed_at = now(), heartbeat_at = now(),
                completed_at = NULL, error_message = NULL, next_attempt_at = NULL, progress = NULL,
                queue_job_id = coalesce(queue_job_id, gen_random_uuid()),
                history = CASE WHEN status = 'processing' THEN history || %s ELSE history END
            WHERE id = :id AND %s
            """.formatted(JobHistory.entry("'died'", "'its process died or lost the database'"), JobQueueTable.DURABLE);
    private static final String CLAIM_WITH_TASK =
            "WITH job AS (" + CLAIM + "RETURNING queue_job_id, priority)" + HOLD_TASK;
    private static final String BEGIN = """
            UPDATE index_jobs SET versions = :versions, first_attempt = attempt WHERE id = :id AND attempt = :attempt
            """;
    private static final String START = """
            UPDATE index_jobs
            SET status = 'processing', started_at = coalesce(started_at, now()), completed_at = NULL,
                error_message = NULL, commit_sha = coalesce(:commit, commit_sha), heartbeat_at = now()
            WHERE id = :id AND attempt = :attempt
            """;
    private static final String SET_PLANNED = """
            UPDATE index_jobs SET planned_files = :files WHERE id = :id AND attempt = :attempt
            """;
    private static final String BEAT = """
            WITH job AS (
                UPDATE index_jobs SET heartbeat_at = now(), progress = cast(:progress AS jsonb)
                WHERE id = :id AND attempt = :attempt AND status = 'processing'
                RETURNING queue_job_id, worker),
            task AS (
                UPDATE batch.scheduled_tasks t SET last_heartbeat = now() FROM job
                WHERE t.task_name = '%s' AND t.task_instance = job.queue_job_id::text AND t.picked_by = job.worker)
            SELECT count(*) FROM job
            """.formatted(JobQueueTable.TASK);
    private static final String LOCK_CURRENT = """
            SELECT id FROM index_jobs WHERE id = :id AND attempt = :attempt AND status = 'processing' FOR UPDATE
            """;
    private static final String SET_COUNTS = """
            UPDATE index_jobs SET stats = cast(:counts AS jsonb) || jsonb_build_object('indexed_at', now())
            WHERE id = :id AND attempt = :attempt AND status = 'processing'
            """;
    private static final String[] STEPS =
            Arrays.stream(IndexStep.values()).map(IndexStep::sqlName).toArray(String[]::new);
    private static final String LAST_TIMES = """
            SELECT step.key, cast(step.value AS numeric)::bigint
            FROM (SELECT stats -> 'milliseconds' AS times FROM index_jobs
                  WHERE repository_id = :repository AND status = 'completed'
                    AND jsonb_typeof(stats -> 'milliseconds') = 'object'
                    -- Other programs write stats as well.
                    AND CASE WHEN jsonb_typeof(stats -> 'bytes') = 'number'
                             THEN cast(stats -> 'bytes' AS numeric) BETWEEN :bytes / 4 AND :bytes * 4 END
                  ORDER BY created_at DESC LIMIT 1) last,
                 jsonb_each(last.times) AS step
            WHERE jsonb_typeof(step.value) = 'number' AND step.key = ANY (:steps)
            """;
    private static final String LAST_COUNTS = """
            SELECT j.stats::text FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            WHERE j.repository_id = :repository AND cast(j.stats ->> 'indexed_at' AS timestamptz) = r.last_indexed_at
            LIMIT 1
            """;
    private static final String END = """
            UPDATE index_jobs
            SET status = :status, completed_at = now(), error_message = :error, stats = cast(:stats AS jsonb),
                history = CASE WHEN cast(:error AS text) IS NULL THEN history ELSE history || %s END
            WHERE id = :id AND attempt = :attempt AND status = 'processing'
            """.formatted(JobHistory.entry("cast(:status AS text)", "cast(:error AS text)"));
    private static final String RETURN = """
            UPDATE index_jobs
            SET status = 'pending', error_message = :reason, heartbeat_at = NULL, progress = NULL,
                failures = failures + CASE :ended WHEN 'failed' THEN 1 ELSE 0 END,
                next_attempt_at = now() + make_interval(secs => :pause), history = history || %s
            WHERE id = :id AND attempt = :attempt AND status = 'processing'
            """.formatted(JobHistory.entry("cast(:ended AS text)", "cast(:reason AS text)"));
    private static final String SUPERSEDE = """
            WITH job AS (
                UPDATE index_jobs
                SET status = 'failed', completed_at = now(), error_message = :error, history = history || %s
                WHERE repository_id = :repository AND status = 'processing'
                RETURNING queue_job_id)
            DELETE FROM batch.scheduled_tasks t USING job
            WHERE t.task_name = '%s' AND t.task_instance = job.queue_job_id::text
            """.formatted(JobHistory.entry("'died'", "cast(:error AS text)"), JobQueueTable.TASK);
    private static final String COLUMNS = """
            SELECT j.id, j.attempt, j.first_attempt, j.repository_id, r.full_name, j.ref, j.commit_sha, j.status, j.worker,
                   j.failures, j.next_attempt_at, j.heartbeat_at < now() - interval %s, j.planned_files, j.versions,
                   j.metadata::text, j.error_message, coalesce(j.stats, '{}')::text, j.started_at
            FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql());

    private final JdbcClient jdbc;

    public IndexJobsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One job record.
     *
     * @param firstAttempt the attempt that began anew; later ones went on where it was
     * @param commit null before the commit is known, or without git
     * @param worker the process that began the attempt; null before the first one
     * @param failures how many attempts failed since somebody last asked for the job
     * @param nextAttempt until when a pending job waits; null if it does not
     * @param silent whether the last heartbeat is so old that the process counts as dead
     * @param plannedFiles how many files the repository will have; null before the plan is made
     * @param versions a hash of the versions of all languages that the run began with
     * @param metadata the job's parameters as JSON
     * @param stats counts as JSON, {@code {}} before the end
     * @param startedAt null before it has read its source for the first time
     */
    public record IndexJobRow(
            UUID id,
            int attempt,
            int firstAttempt,
            UUID repositoryId,
            String fullName,
            @Nullable String ref,
            @Nullable String commit,
            IndexJobStatus status,
            @Nullable String worker,
            int failures,
            @Nullable Instant nextAttempt,
            boolean silent,
            @Nullable Long plannedFiles,
            @Nullable Integer versions,
            String metadata,
            @Nullable String errorMessage,
            String stats,
            @Nullable Instant startedAt) {}

    /** What a new job is created with; see {@link IndexJobRow}. */
    public record NewJob(
            UUID id,
            UUID repository,
            @Nullable String ref,
            @Nullable UUID queueJob,
            String metadata,
            int versions,
            String worker) {}

    /** Creates a record for the first attempt of a process that runs the job itself, and its task. */
    public void create(NewJob job) {
        jdbc.sql(INSERT).param("id", job.id()).param("repository", job.repository()).param("ref", job.ref())
                .param("queueJob", job.queueJob()).param("metadata", job.metadata()).param("versions", job.versions())
                .param("worker", job.worker()).update();
    }

    /** Begins another attempt of a worker, which has the job's task from the queue. */
    public void claim(UUID id, String worker) {
        jdbc.sql(CLAIM).param("id", id).param("worker", worker).update();
    }

    /** Begins another attempt of a process that runs the job itself, and takes the job's task from the queue. */
    public void claimWithTask(UUID id, String worker) {
        jdbc.sql(CLAIM_WITH_TASK).param("id", id).param("worker", worker).update();
    }

    /** Records that the attempt begins anew. @param versions those of all languages */
    public void begin(UUID id, int attempt, int versions) {
        requireCurrent(id, jdbc.sql(BEGIN).param("id", id).param("attempt", attempt).param("versions", versions).update());
    }

    /** Marks the job as processing. @param commit null if there is none */
    public void start(UUID id, int attempt, @Nullable String commit) {
        requireCurrent(id, jdbc.sql(START).param("id", id).param("attempt", attempt).param("commit", commit).update());
    }

    /** Records how many files the repository will have. */
    public void setPlanned(UUID id, int attempt, long files) {
        requireCurrent(id,
                jdbc.sql(SET_PLANNED).param("id", id).param("attempt", attempt).param("files", files).update());
    }

    /**
     * Says that the attempt is alive.
     *
     * @param progress JSON that says how far it is
     * @return false if it is over, or another attempt has taken the job
     */
    public boolean beat(UUID id, int attempt, String progress) {
        return jdbc.sql(BEAT).param("id", id).param("attempt", attempt).param("progress", progress).query(Long.class)
                .single() == 1;
    }

    /**
     * Makes sure that nobody takes the job before the current transaction ends.
     *
     * @throws LostJobException if somebody has
     */
    public void lockCurrent(UUID id, int attempt) {
        requireCurrent(id,
                jdbc.sql(LOCK_CURRENT).param("id", id).param("attempt", attempt).query(UUID.class).list().size());
    }

    private static void requireCurrent(UUID id, int rows) {
        if (rows != 1) {
            throw new LostJobException(id);
        }
    }

    /**
     * Records the counts of the index as the current transaction publishes it, with the transaction's time as
     * {@code indexed_at}. {@link #end} keeps them if they are part of its counts.
     */
    public void setCounts(UUID id, int attempt, String countsJson) {
        jdbc.sql(SET_COUNTS).param("id", id).param("attempt", attempt).param("counts", countsJson).update();
    }

    /** The counts of the run that published a repository last; empty if something else has written to its index since. */
    public Optional<String> lastCounts(UUID repository) {
        return jdbc.sql(LAST_COUNTS).param("repository", repository).query(String.class).optional();
    }

    /**
     * How long each step took in the repository's last completed run that read about as much, in milliseconds; empty if there is
     * none.
     */
    public Optional<Map<IndexStep, Long>> lastTimes(UUID repository, long bytes) {
        Map<IndexStep, Long> times = new EnumMap<>(IndexStep.class);
        jdbc.sql(LAST_TIMES).param("repository", repository).param("bytes", bytes).param("steps", STEPS).query(row -> {
            times.put(SqlNamed.of(IndexStep.class, row.getString(1)), row.getLong(2));
        });
        return times.isEmpty() ? Optional.empty() : Optional.of(times);
    }

    /** Records the end, unless another attempt has taken the job or another run has superseded it. */
    public void end(UUID id, int attempt, IndexJobStatus status, @Nullable String error, String statsJson) {
        jdbc.sql(END).param("id", id).param("attempt", attempt).param("status", status.sqlName()).param("error", error)
                .param("stats", statsJson).update();
    }

    /**
     * Records that the attempt ended and the job waits for another one, unless another one has taken it. If the same is
     * asked for by another pending job, this one is skipped.
     *
     * @param ended failed or stopped
     * @param pause how long it waits
     */
    public void returnToQueue(UUID id, int attempt, IndexJobStatus ended, String reason, Duration pause) {
        try {
            jdbc.sql(RETURN).param("id", id).param("attempt", attempt).param("ended", ended.sqlName())
                    .param("reason", reason).param("pause", pause.toMillis() / 1000.0).update();
        } catch (DuplicateKeyException e) {
            end(id, attempt, IndexJobStatus.SKIPPED, reason + "; a later job waits that asks for the same", "{}");
        }
    }

    /** Marks jobs of the repository that still say they are at work as failed. The caller holds the repository's lock. */
    public void supersede(UUID repository, String error) {
        jdbc.sql(SUPERSEDE).param("repository", repository).param("error", error).update();
    }

    public Optional<IndexJobRow> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE j.id = :id").param("id", id).query((row, n) -> jobRow(row)).optional();
    }

    /** The job of a task of the queue. */
    public Optional<IndexJobRow> ofTask(UUID queueJob) {
        return jdbc.sql(COLUMNS + "WHERE j.queue_job_id = :task").param("task", queueJob).query((row, n) -> jobRow(row))
                .optional();
    }

    /** The oldest job of the repository that says it is at work. */
    public Optional<IndexJobRow> unfinished(UUID repository) {
        return jdbc.sql(COLUMNS + """
                WHERE j.repository_id = :repository AND status = 'processing' ORDER BY j.created_at LIMIT 1
                """).param("repository", repository).query((row, n) -> jobRow(row)).optional();
    }

    private static IndexJobRow jobRow(ResultSet row) throws SQLException {
        return new IndexJobRow(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3), row.getObject(4, UUID.class),
                row.getString(5), row.getString(6), row.getString(7), SqlNamed.of(IndexJobStatus.class, row.getString(8)),
                row.getString(9), row.getInt(10), instant(row, 11),
                row.getBoolean(12), row.getObject(13, Long.class), row.getObject(14, Integer.class), row.getString(15),
                row.getString(16), row.getString(17), instant(row, 18));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
