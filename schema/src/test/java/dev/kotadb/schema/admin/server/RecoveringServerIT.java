package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A server that recovers from a crash refuses sessions for a moment; who opens one waits for it. */
class RecoveringServerIT {
    private static final Duration WHILE_IT_RECOVERS = Duration.ofSeconds(2);

    @TempDir
    Path home;

    @Test
    void noSessionIsRefusedBecauseTheServerRecovers() throws Exception {
        try (Database database = Database.embedded(home)) {
            try (Connection victim = database.dataSource().getConnection()) {
                ProcessHandle process = process(victim);
                process.destroyForcibly();
                process.onExit().get(10, TimeUnit.SECONDS);
            }

            List<String> refusals = new ArrayList<>();
            int opened = 0;
            for (Instant end = Instant.now().plus(WHILE_IT_RECOVERS); Instant.now().isBefore(end); ) {
                try (Connection connection = database.dataSource().getConnection()) {
                    assertThat(connection.isValid(1)).isTrue();
                    opened++;
                } catch (SQLException e) {
                    refusals.add(String.valueOf(e.getSQLState()));
                }
            }
            assertThat(refusals).doesNotContain("57P03");
            assertThat(opened).isPositive();
        }
    }

    private static ProcessHandle process(Connection connection) {
        long pid = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("SELECT pg_backend_pid()").query(Long.class).single();
        return ProcessHandle.of(pid).orElseThrow();
    }
}
