package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Waits for a server that starts, or recovers from a crash: it answers, and refuses sessions for a moment. */
final class RecoveringServer extends DelegatingDataSource {
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration PAUSE = Duration.ofMillis(100);

    RecoveringServer(DataSource sessions) {
        super(sessions);
    }

    /** @throws SQLException also if the server still refuses sessions after {@code KOTA_DB_LOGIN_TIMEOUT} */
    @Override
    public Connection getConnection() throws SQLException {
        Instant end = Instant.now().plus(Limit.DB_LOGIN_TIMEOUT.duration());
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || Instant.now().isAfter(end)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException refusal) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal;
        }
    }
}
