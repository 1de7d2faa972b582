package dev.kotadb.jobs.worker;

import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps jobs in their parse step until it is closed. */
final class ParseBarrier implements AutoCloseable {
    private final TestDatabase database;
    private final Connection connection;

    ParseBarrier(TestDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE file_facts IN SHARE MODE");
        }
    }

    /** Waits until this process stands at the barrier: the session of one that was killed may stand there too. */
    void awaitArrival(Running process) throws Exception {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        process.await("a job that stands at the barrier", () -> jdbc.sql("""
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                        WHERE NOT l.granted AND l.relation = 'file_facts'::regclass AND a.application_name LIKE ?
                        """)
                .param("%-" + process.process().pid() + "-%").query(Long.class).single() > 0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
