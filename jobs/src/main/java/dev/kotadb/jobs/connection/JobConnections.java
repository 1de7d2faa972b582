package dev.kotadb.jobs.connection;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pool of connections that a process's jobs share. When the server is gone, jobs fail at once instead of each statement
 * waiting for a connection: after one timeout, further requests are refused; if the embedded server ends, all connections
 * end, too, also those in the middle of a statement.
 */
public final class JobConnections extends HikariDataSource {
    /** How often a request that waits looks whether the server was lost meanwhile. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    // A large repository is published by long statements. The server notices a client that the network has lost within the
    // heartbeat's timeout, and frees what it has locked; by its name, the sessions of one that is frozen are found.
    private static final String SESSION = """
            SET statement_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;
            SET tcp_keepalives_count = 3; SET application_name = '%s'
            """.formatted(ThisProcess.NAME);

    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final Database database;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-watch").factory());
    private volatile @Nullable Loss loss;

    /**
     * @param cause null if the embedded server has ended
     * @param until when the server is tried again
     */
    private record Loss(String reason, @Nullable SQLException cause, Instant until) {}

    /** @param database stays open when the pool is closed */
    public JobConnections(Database database, int size) {
        this.database = database;
        OpenConnections open = new OpenConnections(database.dataSource());
        setDataSource(open);
        setConnectionInitSql(SESSION);
        setMaximumPoolSize(size);
        setMinimumIdle(0);
        setConnectionTimeout(SLICE.toMillis());
        setValidationTimeout(Limit.DB_VALIDATION_TIMEOUT.duration().toMillis());
        if (database.embedded()) {
            watch.scheduleWithFixedDelay(
                    this::closeIfServerEnded, WATCH_INTERVAL.toMillis(), WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            long seconds = Limit.HEARTBEAT_INTERVAL.value();
            watch.scheduleWithFixedDelay(
                    new SilenceWatch(database.dataSource(), open)::check, seconds, seconds, TimeUnit.SECONDS);
        }
    }

    /** @throws DatabaseLostException if the server is gone */
    @Override
    public Connection getConnection() throws SQLException {
        Instant start = Instant.now();
        SQLException lastFailure = null;
        while (true) {
            refuseIfLost();
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                Duration waited = Duration.between(start, Instant.now());
                lastFailure = e.getCause() instanceof SQLException failure ? failure : lastFailure;
                if (lastFailure != null && waited.compareTo(Limit.DB_LOSS_TIMEOUT.duration()) >= 0) {
                    String words = String.valueOf(lastFailure.getMessage()).replaceFirst("\\.$", "");
                    loss = new Loss("does not answer (" + words + ")", lastFailure,
                            Instant.now().plus(Limit.DB_LOSS_PERIOD.duration()));
                    refuseIfLost();
                }
                if (waited.compareTo(Limit.DB_POOL_TIMEOUT.duration()) >= 0) {
                    throw e;
                }
            } catch (SQLException e) {
                refuseIfLost(); // the pool was closed because the server has ended
                throw e;
            }
        }
    }

    private void refuseIfLost() throws DatabaseLostException {
        Loss known = loss;
        if (known != null && Instant.now().isBefore(known.until)) {
            String server = database.embedded() ? "the embedded database server" : "the database server at " + database.url();
            throw new DatabaseLostException(server + " " + known.reason, known.cause == null, known.cause);
        }
    }

    private void closeIfServerEnded() {
        if (database.serverEnded()) {
            loss = new Loss("has ended", null, Instant.MAX);
            super.close();
            watch.shutdown();
        }
    }

    @Override
    public void close() {
        watch.shutdown();
        super.close();
    }
}
