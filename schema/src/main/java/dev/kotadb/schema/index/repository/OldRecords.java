package dev.kotadb.schema.index.repository;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes records that nobody needs any more. Each call deletes a limited number of them by one statement, skips those that
 * somebody works on, and may run beside any job.
 */
public final class OldRecords {
    // Pending and running jobs are kept, and so is the record of what is published.
    private static final String OLD_JOBS = """
            SELECT id FROM (
                SELECT id, status, coalesce(completed_at, created_at) AS ended_at,
                       row_number() OVER (PARTITION BY repository_id ORDER BY created_at DESC, id) AS place,
                       row_number() OVER (PARTITION BY repository_id, status ORDER BY created_at DESC, id) AS place_in_status
                FROM index_jobs
                WHERE status NOT IN ('pending', 'processing')
            ) AS ended
            WHERE (ended_at < now() - make_interval(secs => :age) OR place > :kept)
              AND NOT (status = 'completed' AND place_in_status = 1)
            """;
    private static final String COUNT_JOBS = "SELECT count(*) FROM (%s) AS old".formatted(OLD_JOBS);
    private static final String DELETE_JOBS = """
            DELETE FROM index_jobs WHERE id IN (
                SELECT id FROM index_jobs
                WHERE id IN (%s) AND status NOT IN ('pending', 'processing')
                ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(OLD_JOBS);

    // Spring Batch writes the local time of its process. An execution without an end is one whose process died.
    private static final String OLD_EXECUTIONS = """
            SELECT job_execution_id, job_instance_id FROM batch.batch_job_execution
            WHERE coalesce(end_time, coalesce(last_updated, create_time) + interval '1 day') < localtimestamp - make_interval(secs => :age)
            """;
    private static final String COUNT_EXECUTIONS = "SELECT count(*) FROM (%s) AS old".formatted(OLD_EXECUTIONS);
    private static final String DELETE_EXECUTIONS = """
            WITH old AS MATERIALIZED (%s ORDER BY job_execution_id LIMIT :most FOR UPDATE SKIP LOCKED),
            steps AS (
                DELETE FROM batch.batch_step_execution
                WHERE job_execution_id IN (SELECT job_execution_id FROM old)
                RETURNING step_execution_id
            ), step_contexts AS (
                DELETE FROM batch.batch_step_execution_context
                WHERE step_execution_id IN (SELECT step_execution_id FROM steps)
            ), contexts AS (
                DELETE FROM batch.batch_job_execution_context
                WHERE job_execution_id IN (SELECT job_execution_id FROM old)
            ), parameters AS (
                DELETE FROM batch.batch_job_execution_params
                WHERE job_execution_id IN (SELECT job_execution_id FROM old)
            ), instances AS (
                DELETE FROM batch.batch_job_instance i
                WHERE i.job_instance_id IN (SELECT job_instance_id FROM old)
                  AND NOT EXISTS (SELECT FROM batch.batch_job_execution other
                                  WHERE other.job_instance_id = i.job_instance_id
                                    AND other.job_execution_id NOT IN (SELECT job_execution_id FROM old))
            )
            DELETE FROM batch.batch_job_execution WHERE job_execution_id IN (SELECT job_execution_id FROM old)
            """.formatted(OLD_EXECUTIONS);

    private static final String OLD_NIGHTS = """
            SELECT id FROM nightly_runs
            WHERE status <> 'processing' AND coalesce(ended_at, started_at) < now() - make_interval(secs => :age)
            """;
    private static final String COUNT_NIGHTS = "SELECT count(*) FROM (%s) AS old".formatted(OLD_NIGHTS);
    private static final String DELETE_NIGHTS = """
            DELETE FROM nightly_runs WHERE id IN (%s ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(OLD_NIGHTS);

    private static final String OLD_COUNTERS = """
            SELECT id FROM rate_limit_counters WHERE window_start < now() - make_interval(secs => :age)
            """;
    private static final String COUNT_COUNTERS = "SELECT count(*) FROM (%s) AS old".formatted(OLD_COUNTERS);
    private static final String DELETE_COUNTERS = """
            DELETE FROM rate_limit_counters WHERE id IN (%s ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            """.formatted(OLD_COUNTERS);

    private final JdbcClient jdbc;

    public OldRecords(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Counts the job records that {@link #deleteJobs} would delete.
     *
     * @param age how long after its end a record is kept
     * @param kept how many of the newest ended jobs of a repository are kept
     */
    public long countJobs(Duration age, int kept) {
        return jdbc.sql(COUNT_JOBS).param("age", age.toSeconds()).param("kept", kept).query(Long.class).single();
    }

    /** Deletes old job records, except the record of what each repository has published. */
    public int deleteJobs(Duration age, int kept, int most) {
        return jdbc.sql(DELETE_JOBS).param("age", age.toSeconds()).param("kept", kept).param("most", most).update();
    }

    /** Counts Spring Batch's executions that {@link #deleteExecutions} would delete. */
    public long countExecutions(Duration age) {
        return jdbc.sql(COUNT_EXECUTIONS).param("age", age.toSeconds()).query(Long.class).single();
    }

    /** Deletes Spring Batch's old executions, with their steps, parameters and contexts. */
    public int deleteExecutions(Duration age, int most) {
        return jdbc.sql(DELETE_EXECUTIONS).param("age", age.toSeconds()).param("most", most).update();
    }

    /** Counts the nightly runs that {@link #deleteNights} would delete. */
    public long countNights(Duration age) {
        return jdbc.sql(COUNT_NIGHTS).param("age", age.toSeconds()).query(Long.class).single();
    }

    /** Deletes old nightly runs with what they found. */
    public int deleteNights(Duration age, int most) {
        return jdbc.sql(DELETE_NIGHTS).param("age", age.toSeconds()).param("most", most).update();
    }

    /** Counts the rate counters that {@link #deleteRateCounters} would delete. */
    public long countRateCounters(Duration age) {
        return jdbc.sql(COUNT_COUNTERS).param("age", age.toSeconds()).query(Long.class).single();
    }

    /** Deletes the request counters of hours that are long over. */
    public int deleteRateCounters(Duration age, int most) {
        return jdbc.sql(DELETE_COUNTERS).param("age", age.toSeconds()).param("most", most).update();
    }
}
