package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;
import dev.kotadb.schema.settings.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs of the job {@code nightly-reindex}. The database lets one be at work at a time. */
public final class NightlyRunsTable {
    private static final String END_DEAD = """
            UPDATE nightly_runs SET status = 'failed', ended_at = now(), error_message = 'its process died or lost the database'
            WHERE status = 'processing' AND heartbeat_at < now() - interval %s
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql());
    private static final String BEGIN = """
            INSERT INTO nightly_runs (id, trigger, schedule, zone) VALUES (:id, :trigger, :schedule, :zone)
            ON CONFLICT (status) WHERE status = 'processing' DO NOTHING
            """;
    private static final String AT_WORK = "SELECT id FROM nightly_runs WHERE status = 'processing'";
    private static final String BEAT = """
            UPDATE nightly_runs SET heartbeat_at = now() WHERE id = :id AND status = 'processing'
            """;
    private static final String END = """
            UPDATE nightly_runs SET status = :status, ended_at = now(), error_message = :error
            WHERE id = :id AND status = 'processing'
            """;
    private static final String ROWS = """
            SELECT id, trigger, status, started_at, ended_at, now() AS read_at,
                   status = 'processing' AND heartbeat_at < now() - interval %s AS silent, error_message, schedule, zone
            FROM nightly_runs
            """.formatted(Limit.HEARTBEAT_TIMEOUT.sql());
    private static final String NEWEST = ROWS + "ORDER BY started_at DESC, id LIMIT 1";
    private static final String ONE = ROWS + "WHERE id = :id";
    private static final String STARTING = ROWS + "WHERE starts_with(id::text, :start) ORDER BY started_at DESC, id LIMIT 10";
    private static final String LAST_ENDED = ROWS + "WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id LIMIT 1";
    private static final String ENDS = """
            SELECT status, max(ended_at) FROM nightly_runs WHERE ended_at IS NOT NULL GROUP BY status
            """;

    private final JdbcClient jdbc;

    public NightlyRunsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Begins a run; one whose process is dead is marked as failed.
     *
     * @param schedule the cron expression that workers follow; null if none is set
     * @return false if another one is at work
     */
    public boolean begin(UUID id, NightTrigger trigger, @Nullable String schedule, String zone) {
        jdbc.sql(END_DEAD).update();
        return jdbc.sql(BEGIN).param("id", id).param("trigger", trigger.sqlName()).param("schedule", schedule)
                .param("zone", zone).update() == 1;
    }

    public Optional<UUID> atWork() {
        return jdbc.sql(AT_WORK).query(UUID.class).optional();
    }

    /** Says that the run is alive. @return false if it counts as dead meanwhile */
    public boolean beat(UUID id) {
        return jdbc.sql(BEAT).param("id", id).update() == 1;
    }

    /** Records the end, unless the run counts as dead. */
    public void end(UUID id, NightStatus status, @Nullable String error) {
        jdbc.sql(END).param("id", id).param("status", status.sqlName()).param("error", error).update();
    }

    /** The run that began last. */
    public Optional<NightlyRunRow> newest() {
        return jdbc.sql(NEWEST).query((row, _) -> run(row)).optional();
    }

    public NightlyRunRow get(UUID id) {
        return jdbc.sql(ONE).param("id", id).query((row, _) -> run(row)).single();
    }

    /** At most ten runs whose id begins with a prefix. */
    public List<NightlyRunRow> starting(String prefix) {
        return jdbc.sql(STARTING).param("start", prefix).query((row, _) -> run(row)).list();
    }

    /** The run that ended last. */
    public Optional<NightlyRunRow> lastEnded() {
        return jdbc.sql(LAST_ENDED).query((row, _) -> run(row)).optional();
    }

    /** When the last run ended with each status; without those with which none has. */
    public Map<NightStatus, Instant> ends() {
        Map<NightStatus, Instant> ends = new EnumMap<>(NightStatus.class);
        jdbc.sql(ENDS).query(row -> {
            ends.put(SqlNamed.of(NightStatus.class, row.getString(1)), row.getObject(2, OffsetDateTime.class).toInstant());
        });
        return ends;
    }

    private static NightlyRunRow run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new NightlyRunRow(
                row.getObject("id", UUID.class),
                SqlNamed.of(NightTrigger.class, row.getString("trigger")),
                SqlNamed.of(NightStatus.class, row.getString("status")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("read_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("silent"),
                row.getString("error_message"),
                row.getString("schedule"),
                row.getString("zone"));
    }
}
