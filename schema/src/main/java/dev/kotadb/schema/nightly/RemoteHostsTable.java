package dev.kotadb.schema.nightly;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hosts of remotes that refused or did not answer, and until when they are left alone. */
public final class RemoteHostsTable {
    private static final String SELECT = """
            SELECT host, failures, CASE WHEN paused_until > now() THEN paused_until END, last_error FROM remote_hosts
            """;
    private static final String PAUSE = """
            INSERT INTO remote_hosts (host, failures, paused_until, last_error)
            VALUES (:host, :failures, now() + make_interval(secs => :pause), :error)
            ON CONFLICT (host) DO UPDATE
            SET failures = excluded.failures, paused_until = excluded.paused_until, last_error = excluded.last_error,
                updated_at = now()
            """;
    private static final String FORGET = "DELETE FROM remote_hosts WHERE host = :host";

    private final JdbcClient jdbc;

    public RemoteHostsTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A host that has failed.
     *
     * @param failures how often in a row
     * @param pausedUntil null if it may be asked again
     */
    public record RemoteHost(int failures, @Nullable OffsetDateTime pausedUntil, String lastError) {}

    /** By host. */
    public Map<String, RemoteHost> all() {
        Map<String, RemoteHost> hosts = new HashMap<>();
        jdbc.sql(SELECT).query(row -> {
            hosts.put(row.getString(1), new RemoteHost(
                    row.getInt(2), row.getObject(3, OffsetDateTime.class), String.valueOf(row.getString(4))));
        });
        return hosts;
    }

    public void pause(String host, int failures, Duration pause, String error) {
        jdbc.sql(PAUSE).param("host", host).param("failures", failures).param("pause", pause.toSeconds())
                .param("error", error).update();
    }

    /** A host that answers has no failures. */
    public void forget(String host) {
        jdbc.sql(FORGET).param("host", host).update();
    }
}
