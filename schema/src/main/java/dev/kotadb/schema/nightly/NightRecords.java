package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.nightly.RepositoryNight.Attempt;
import dev.kotadb.schema.nightly.RepositoryNight.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps with a nightly run what became of the jobs that it asked for, and reads it. */
public final class NightRecords {
    private static final String SYMBOLS = """
            CASE WHEN %1$s.stats -> 'symbols' IS NOT NULL
                 THEN (SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(%1$s.stats -> 'symbols')) END
            """;
    // An attempt that ended with a reason stands in the job's history; the last one does not if it is at work or succeeded.
    private static final String RECORD = """
            UPDATE nightly_repositories n
            SET job_status = found.status, job_error = found.error_message, attempts = found.attempts,
                files = found.files, symbols = found.symbols, files_before = found.files_before,
                symbols_before = found.symbols_before, seconds_before = found.seconds_before
            FROM (
                SELECT m.repository_id, j.status, j.error_message, past.attempts || last.attempt AS attempts,
                       CASE j.status WHEN 'completed' THEN j.planned_files END AS files,
                       CASE j.status WHEN 'completed' THEN %s END AS symbols,
                       before.files_before, before.symbols_before, before.seconds_before
                FROM nightly_repositories m
                JOIN index_jobs j ON j.id = m.job_id
                CROSS JOIN LATERAL (
                    SELECT coalesce(jsonb_agg(jsonb_build_object('from', e -> 'from', 'to', e -> 'at',
                               'status', e -> 'status', 'reason', e -> 'reason') ORDER BY n), '[]') AS attempts
                    FROM jsonb_array_elements(j.history) WITH ORDINALITY AS entry (e, n)
                    WHERE e ->> 'status' <> 'repaired' AND (e ->> 'at')::timestamptz >= m.checked_at
                ) past
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN j.status IN ('completed', 'processing')
                                     OR j.status = 'skipped' AND j.error_message IS NULL
                        THEN jsonb_build_array(jsonb_build_object(
                            'from', j.claimed_at, 'to', j.completed_at, 'status', j.status, 'reason', NULL,
                            'fetched', j.claimed_at
                                + (j.stats #>> '{milliseconds,open}')::float8 * interval '1 millisecond'))
                        ELSE '[]' END AS attempt
                ) last
                LEFT JOIN LATERAL (
                    SELECT b.planned_files AS files_before, %s AS symbols_before,
                           extract(epoch FROM b.completed_at - b.claimed_at)::float8 AS seconds_before
                    FROM index_jobs b
                    WHERE b.repository_id = j.repository_id AND b.status = 'completed' AND b.id <> j.id
                      AND b.completed_at <= coalesce(j.claimed_at, now())
                    ORDER BY b.completed_at DESC LIMIT 1
                ) before ON true
                WHERE m.run_id = :run AND coalesce(m.job_status, '') NOT IN ('completed', 'skipped')
            ) found
            WHERE n.run_id = :run AND n.repository_id = found.repository_id
            """.formatted(SYMBOLS.formatted("j").strip(), SYMBOLS.formatted("b").strip());
    private static final String ROWS = """
            SELECT r.full_name, n.outcome, n.reason, n.checked_at, n.milliseconds, n.job_id, n.job_status, n.job_error,
                   n.attempts::text, n.files, n.symbols, n.files_before, n.symbols_before, n.seconds_before
            FROM nightly_repositories n JOIN repositories r ON r.id = n.repository_id
            WHERE n.run_id = :run
            ORDER BY r.full_name, r.id
            """;

    private final JdbcClient jdbc;

    public NightRecords(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Records what the jobs of a run are at. Those that were done when it last did are left as they are. */
    public void record(UUID run) {
        jdbc.sql(RECORD).param("run", run).update();
    }

    /** All repositories of a run, by name. */
    public List<RepositoryNight> of(UUID run) {
        return jdbc.sql(ROWS).param("run", run).query((row, _) -> night(row)).list();
    }

    private static RepositoryNight night(ResultSet row) throws SQLException {
        String status = row.getString("job_status");
        Double secondsBefore = row.getObject("seconds_before", Double.class);
        return new RepositoryNight(
                row.getString("full_name"),
                SqlNamed.of(CheckOutcome.class, row.getString("outcome")),
                row.getString("reason"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getInt("milliseconds")),
                row.getObject("job_id", UUID.class),
                status == null ? null : SqlNamed.of(IndexJobStatus.class, status),
                row.getString("job_error"),
                attempts(row.getString("attempts")),
                size(row, "files", "symbols"),
                size(row, "files_before", "symbols_before"),
                secondsBefore == null ? null : Duration.ofMillis(Math.round(secondsBefore * 1000)));
    }

    private static @Nullable Size size(ResultSet row, String files, String symbols) throws SQLException {
        Long filesOrNull = row.getObject(files, Long.class);
        Long symbolsOrNull = row.getObject(symbols, Long.class);
        return filesOrNull == null || symbolsOrNull == null ? null : new Size(filesOrNull, symbolsOrNull);
    }

    private static List<Attempt> attempts(String json) {
        List<Attempt> attempts = new ArrayList<>();
        for (JsonNode each : JsonMapper.shared().readTree(json)) {
            Instant to = time(each.path("to"));
            Instant from = time(each.path("from"));
            Instant begun = from == null ? to : from; // before the column claimed_at, no beginning was recorded
            if (begun != null) {
                attempts.add(new Attempt(begun, time(each.path("fetched")), to,
                        each.path("status").asString(), each.path("reason").isNull() ? null : each.path("reason").asString()));
            }
        }
        return attempts;
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isString() ? OffsetDateTime.parse(node.asString()).toInstant() : null;
    }
}
