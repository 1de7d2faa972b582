package dev.kotadb.schema.index;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The job records that operators see. */
public final class IndexJobsTable {
    private static final String INSERT = """
            INSERT INTO index_jobs (id, repository_id, ref, status, queue_job_id, metadata, heartbeat_at)
            VALUES (:id, :repository, :ref, 'pending', :queueJob, cast(:metadata AS jsonb), now())
            """;
    private static final String START = """
            UPDATE index_jobs
            SET status = 'processing', started_at = coalesce(started_at, now()), completed_at = NULL,
                error_message = NULL, commit_sha = coalesce(:commit, commit_sha), heartbeat_at = now()
            WHERE id = :id
            """;
    private static final String BEAT = """
            UPDATE index_jobs SET heartbeat_at = now() WHERE id = :id AND status IN ('pending', 'processing')
            """;
    private static final String END = """
            UPDATE index_jobs
            SET status = :status, completed_at = now(), error_message = :error, stats = cast(:stats AS jsonb)
            WHERE id = :id
            """;
    private static final String SELECT = """
            SELECT j.id, j.repository_id, r.full_name, j.ref, j.status, j.metadata::text AS metadata,
                   j.error_message, coalesce(j.stats, '{}')::text AS stats
            FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
            """;

    private final JdbcClient jdbc;

    public IndexJobsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One job record.
     *
     * @param metadata the job's parameters as JSON
     * @param stats counts as JSON, {@code {}} before the end
     */
    public record IndexJobRow(
            UUID id,
            UUID repositoryId,
            String fullName,
            @Nullable String ref,
            String status,
            String metadata,
            @Nullable String errorMessage,
            String stats) {}

    public void create(UUID id, UUID repository, @Nullable String ref, @Nullable UUID queueJob, String metadata) {
        jdbc.sql(INSERT).param("id", id).param("repository", repository).param("ref", ref)
                .param("queueJob", queueJob).param("metadata", metadata).update();
    }

    public void start(UUID id, @Nullable String commit) {
        jdbc.sql(START).param("id", id).param("commit", commit).update();
    }

    public void beat(UUID id) {
        jdbc.sql(BEAT).param("id", id).update();
    }

    /** @param status completed, skipped or failed */
    public void end(UUID id, String status, @Nullable String error, String statsJson) {
        jdbc.sql(END).param("id", id).param("status", status).param("error", error).param("stats", statsJson)
                .update();
    }

    public Optional<IndexJobRow> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE j.id = :id").param("id", id).query(IndexJobRow.class).optional();
    }

    /**
     * Jobs of the repository that say they are at work, oldest first. One that somebody has only asked for is pending and
     * never had a heartbeat.
     */
    public List<IndexJobRow> unfinished(UUID repository) {
        return jdbc.sql(SELECT + """
                WHERE j.repository_id = :repository
                  AND (j.status = 'processing' OR (j.status = 'pending' AND j.heartbeat_at IS NOT NULL))
                ORDER BY j.created_at
                """).param("repository", repository).query(IndexJobRow.class).list();
    }
}
