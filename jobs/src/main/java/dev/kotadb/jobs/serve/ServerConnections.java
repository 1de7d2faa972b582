package dev.kotadb.jobs.serve;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.jobs.connection.ThisProcess;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.settings.Limit;

/** The connections of a server. They are few, their statements have a time limit, and no request waits for long. */
final class ServerConnections {
    private static final String SESSION = """
            SET statement_timeout = %1$s; SET lock_timeout = %1$s; SET idle_in_transaction_session_timeout = '60s';
            SET application_name = '%2$s'
            """;

    private ServerConnections() {}

    static HikariDataSource of(Database database) {
        HikariDataSource connections = new HikariDataSource();
        connections.setPoolName("serve");
        connections.setDataSource(database.dataSource());
        connections.setConnectionInitSql(SESSION.formatted(Limit.SERVE_STATEMENT_TIMEOUT.sql(), ThisProcess.NAME));
        connections.setMaximumPoolSize(Limit.SERVE_CONNECTIONS.intValue());
        connections.setMinimumIdle(1);
        connections.setConnectionTimeout(Limit.SERVE_WAIT_TIMEOUT.duration().toMillis());
        connections.setValidationTimeout(Math.min(Limit.SERVE_WAIT_TIMEOUT.duration().toMillis(),
                Limit.DB_VALIDATION_TIMEOUT.duration().toMillis()));
        return connections;
    }
}
