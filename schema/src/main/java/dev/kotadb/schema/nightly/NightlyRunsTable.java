package dev.kotadb.schema.nightly;

import dev.kotadb.schema.settings.Limit;
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
            INSERT INTO nightly_runs (id, trigger) VALUES (:id, :trigger)
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

    private final JdbcClient jdbc;

    public NightlyRunsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Begins a run; one whose process is dead is marked as failed. @return false if another one is at work */
    public boolean begin(UUID id, NightTrigger trigger) {
        jdbc.sql(END_DEAD).update();
        return jdbc.sql(BEGIN).param("id", id).param("trigger", trigger.sqlName()).update() == 1;
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
}
