package dev.kotadb.schema.nightly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nightly runs find about repositories, and how far the jobs are that they asked for. */
public final class NightlyRepositoriesTable {
    // Those that were indexed on the same day are as old as each other; the largest of them takes longest.
    private static final String CANDIDATES = """
            SELECT r.id, r.full_name, r.git_url, r.installation_id, s.ref, s.priority, r.indexed_commit,
                   extract(epoch FROM now() - r.last_indexed_at)::bigint AS age,
                   coalesce(r.last_indexed_at < now() - s.maximum_age, false) AS too_old,
                   coalesce(s.patterns_changed_at > r.last_indexed_at, false) AS patterns_changed,
                   coalesce(last.status = 'failed', false) AS failed
            FROM repository_settings s
            JOIN repositories r ON r.id = s.repository_id
            LEFT JOIN LATERAL (
                SELECT status FROM index_jobs j WHERE j.repository_id = r.id ORDER BY created_at DESC, id DESC LIMIT 1
            ) last ON true
            LEFT JOIN LATERAL (
                SELECT (stats ->> 'bytes')::bigint AS bytes FROM index_jobs j
                WHERE j.repository_id = r.id AND status = 'completed' ORDER BY created_at DESC, id DESC LIMIT 1
            ) published ON true
            WHERE s.enabled
            ORDER BY s.priority DESC, date_trunc('day', r.last_indexed_at) NULLS FIRST, published.bytes DESC NULLS LAST,
                     r.full_name, r.id
            """;
    private static final String INSERT = """
            INSERT INTO nightly_repositories
                (run_id, repository_id, outcome, reason, remote_commit, job_id, milliseconds)
            SELECT ?, id, ?, ?, ?, ?, ? FROM repositories WHERE id = ?
            """;
    // A repository without earlier runs takes as long as others do. As many run at a time as do now.
    private static final String PROGRESS = """
            WITH job AS (
                SELECT j.id, j.status, j.started_at,
                       (SELECT extract(epoch FROM d.completed_at - d.started_at) FROM index_jobs d
                        WHERE d.repository_id = j.repository_id AND d.status = 'completed' AND d.id <> j.id
                        ORDER BY d.created_at DESC LIMIT 1) AS before,
                       extract(epoch FROM j.completed_at - j.started_at) AS took
                FROM nightly_repositories n JOIN index_jobs j ON j.id = n.job_id
                WHERE n.run_id = :run),
            usual AS (SELECT avg(coalesce(took, before)) AS seconds FROM job),
            remaining AS (
                SELECT greatest(coalesce(before, usual.seconds) - CASE WHEN status = 'processing'
                                    THEN coalesce(extract(epoch FROM now() - started_at), 0) ELSE 0 END, 0) AS seconds
                FROM job, usual WHERE status IN ('pending', 'processing'))
            SELECT count(*) FILTER (WHERE status IN ('completed', 'skipped')),
                   count(*) FILTER (WHERE status = 'processing'),
                   count(*) FILTER (WHERE status = 'pending'),
                   count(*) FILTER (WHERE status IN ('failed', 'stopped')),
                   (SELECT ceil(sum(seconds) / greatest(1, (SELECT count(*) FROM job WHERE status = 'processing')))::bigint
                    FROM remaining)
            FROM job
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    public NightlyRepositoriesTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.template = new JdbcTemplate(dataSource);
    }

    /**
     * An enabled repository.
     *
     * @param ref a branch, tag or commit; null for what the remote or the directory says
     * @param indexedCommit null if it was never indexed, or is no git repository
     * @param age of its index; null if it was never indexed
     * @param tooOld whether the index is older than allowed
     * @param patternsChanged whether the choice of its files has changed since it was indexed
     * @param failed whether its last job did
     */
    public record Candidate(
            UUID id,
            String fullName,
            String location,
            @Nullable Long installationId,
            @Nullable String ref,
            int priority,
            @Nullable String indexedCommit,
            @Nullable Duration age,
            boolean tooOld,
            boolean patternsChanged,
            boolean failed) {
        public OptionalLong installation() {
            return installationId == null ? OptionalLong.empty() : OptionalLong.of(installationId);
        }
    }

    /** A row of the table; see the columns' comments. */
    public record Finding(
            UUID repository,
            CheckOutcome outcome,
            @Nullable String reason,
            @Nullable String remoteCommit,
            @Nullable UUID job,
            int milliseconds) {}

    /**
     * How far the jobs of a run are.
     *
     * @param failed includes those that somebody stopped
     * @param left the time that the rest may take, by earlier durations; null if nothing is known
     */
    public record JobProgress(long done, long running, long waiting, long failed, @Nullable Duration left) {
        public boolean over() {
            return running == 0 && waiting == 0;
        }
    }

    /** The enabled repositories: by priority, then those without an index or with an old one, then large ones first. */
    public List<Candidate> candidates() {
        return jdbc.sql(CANDIDATES).query((row, n) -> candidate(row)).list();
    }

    /** Adds rows; those of repositories that are gone meanwhile are left out. */
    public void add(UUID run, List<Finding> findings) {
        template.batchUpdate(INSERT, findings, findings.size(), (row, finding) -> {
            row.setObject(1, run);
            row.setString(2, finding.outcome().sqlName());
            row.setString(3, finding.reason());
            row.setString(4, finding.remoteCommit());
            row.setObject(5, finding.job(), Types.OTHER);
            row.setInt(6, finding.milliseconds());
            row.setObject(7, finding.repository());
        });
    }

    public JobProgress progress(UUID run) {
        return jdbc.sql(PROGRESS).param("run", run).query((row, n) -> {
            Long left = row.getObject(5, Long.class);
            return new JobProgress(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4),
                    left == null ? null : Duration.ofSeconds(left));
        }).single();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        Long age = row.getObject("age", Long.class);
        return new Candidate(row.getObject("id", UUID.class), row.getString("full_name"), row.getString("git_url"),
                row.getObject("installation_id", Long.class), row.getString("ref"), row.getInt("priority"),
                row.getString("indexed_commit"), age == null ? null : Duration.ofSeconds(age),
                row.getBoolean("too_old"), row.getBoolean("patterns_changed"), row.getBoolean("failed"));
    }
}
