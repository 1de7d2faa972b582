package dev.kotadb.schema.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The job records that people and programs see. Each attempt at a job has a number: what an earlier attempt still writes is
 * refused, so that a process which was frozen, or lost its database session, cannot overwrite its successor.
 */
public final class IndexJobsTable {
    // A job that somebody has only asked for is pending and never had a heartbeat.
    private static final String AT_WORK =
            "(status = 'processing' OR (status = 'pending' AND heartbeat_at IS NOT NULL))";

    private static final String INSERT = """
            INSERT INTO index_jobs
                (id, repository_id, ref, status, queue_job_id, metadata, versions, heartbeat_at, attempt)
            VALUES (:id, :repository, :ref, 'pending', :queueJob, cast(:metadata AS jsonb), :versions, now(), 1)
            """;
    private static final String CLAIM = """
            UPDATE index_jobs
            SET status = 'processing', attempt = attempt + 1, heartbeat_at = now(), completed_at = NULL,
                error_message = NULL
            WHERE id = :id
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
            UPDATE index_jobs SET heartbeat_at = now()
            WHERE id = :id AND attempt = :attempt AND status IN ('pending', 'processing')
            """;
    private static final String LOCK_CURRENT = """
            SELECT id FROM index_jobs WHERE id = :id AND attempt = :attempt AND status = 'processing' FOR UPDATE
            """;
    private static final String END = """
            UPDATE index_jobs
            SET status = :status, completed_at = now(), error_message = :error, stats = cast(:stats AS jsonb)
            WHERE id = :id AND attempt = :attempt AND status IN ('pending', 'processing')
            """;
    private static final String SUPERSEDE = """
            UPDATE index_jobs SET status = 'failed', completed_at = now(), error_message = :error
            WHERE repository_id = :repository AND %s
            """.formatted(AT_WORK);
    private static final String COLUMNS = """
            SELECT j.id, j.attempt, j.repository_id, r.full_name, j.ref, j.commit_sha, j.status, j.planned_files,
                   j.versions, j.metadata::text, j.error_message, coalesce(j.stats, '{}')::text
            FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            """;

    private final JdbcClient jdbc;

    public IndexJobsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One job record.
     *
     * @param commit null before the commit is known, or without git
     * @param plannedFiles how many files the repository will have; null before the plan is made
     * @param versions a hash of the versions of all languages that the run began with
     * @param metadata the job's parameters as JSON
     * @param stats counts as JSON, {@code {}} before the end
     */
    public record IndexJobRow(
            UUID id,
            int attempt,
            UUID repositoryId,
            String fullName,
            @Nullable String ref,
            @Nullable String commit,
            IndexJobStatus status,
            @Nullable Long plannedFiles,
            @Nullable Integer versions,
            String metadata,
            @Nullable String errorMessage,
            String stats) {}

    /** What a new job is created with; see {@link IndexJobRow}. */
    public record NewJob(
            UUID id, UUID repository, @Nullable String ref, @Nullable UUID queueJob, String metadata, int versions) {}

    /** Creates a record for the first attempt. */
    public void create(NewJob job) {
        jdbc.sql(INSERT).param("id", job.id()).param("repository", job.repository()).param("ref", job.ref())
                .param("queueJob", job.queueJob()).param("metadata", job.metadata()).param("versions", job.versions())
                .update();
    }

    /** Begins another attempt. */
    public void claim(UUID id) {
        jdbc.sql(CLAIM).param("id", id).update();
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

    /** Says that the attempt is alive. @return false if it is over, or another attempt has taken the job */
    public boolean beat(UUID id, int attempt) {
        return jdbc.sql(BEAT).param("id", id).param("attempt", attempt).update() == 1;
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

    /** Records the end, unless another attempt has taken the job or another run has superseded it. */
    public void end(UUID id, int attempt, IndexJobStatus status, @Nullable String error, String statsJson) {
        jdbc.sql(END).param("id", id).param("attempt", attempt).param("status", status.sqlName()).param("error", error)
                .param("stats", statsJson).update();
    }

    /** Marks jobs of the repository that still say they are at work as failed. The caller holds the repository's lock. */
    public void supersede(UUID repository, String error) {
        jdbc.sql(SUPERSEDE).param("repository", repository).param("error", error).update();
    }

    public Optional<IndexJobRow> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE j.id = :id").param("id", id).query((row, n) -> jobRow(row)).optional();
    }

    /** The oldest job of the repository that says it is at work. */
    public Optional<IndexJobRow> unfinished(UUID repository) {
        return jdbc.sql(COLUMNS + """
                WHERE j.repository_id = :repository AND %s ORDER BY j.created_at LIMIT 1
                """.formatted(AT_WORK)).param("repository", repository).query((row, n) -> jobRow(row)).optional();
    }

    private static IndexJobRow jobRow(ResultSet row) throws SQLException {
        return new IndexJobRow(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class),
                row.getString(4), row.getString(5), row.getString(6), SqlNamed.of(IndexJobStatus.class, row.getString(7)),
                row.getObject(8, Long.class), row.getObject(9, Integer.class), row.getString(10), row.getString(11),
                row.getString(12));
    }
}
