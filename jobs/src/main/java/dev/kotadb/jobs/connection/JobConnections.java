package dev.kotadb.jobs.connection;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of connections that a process's jobs share. When the server is gone, jobs fail at once instead of each statement
 * waiting for a connection: after one timeout, further requests are refused until the server answers again; if the embedded
 * server ends, all connections end, too, also those in the middle of a statement.
 */
public final class JobConnections extends HikariDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(JobConnections.class);

    /** How often a request that waits looks whether the server was lost meanwhile. */
    private static final Duration SLICE = Duration.ofSeconds(1);

    // A large repository is published by long statements. The server notices a client that the network has lost within the
    // heartbeat's timeout, and frees what it has locked; by its name, the sessions of one that is frozen are found.
    private static final String SESSION = """
            SET statement_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;
            SET tcp_keepalives_count = 3; SET application_name = '%s'
            """.formatted(ThisProcess.NAME);

    private static final int WATCHES = 2;
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final Database database;
    private final ScheduledExecutorService watch = new ScheduledThreadPoolExecutor(
            WATCHES, Thread.ofPlatform().daemon().name("database-watch").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private volatile @Nullable Loss loss;

    /**
     * @param cause null if the embedded server has ended
     * @param since when it was first missed
     */
    private record Loss(String reason, @Nullable SQLException cause, Instant since) {}

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
                    lost(new Loss("does not answer (" + words + ")", lastFailure, start));
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
        if (known != null) {
            throw new DatabaseLostException(server() + " " + known.reason, known.cause == null, known.cause);
        }
    }

    private String server() {
        return database.embedded() ? "the embedded database server" : "the database server at " + database.url();
    }

    private synchronized void lost(Loss found) {
        if (loss == null && !isClosed()) {
            loss = found;
            LOG.warn("{} {}; runs wait for it, up to {} s (KOTA_DB_RETURN_TIMEOUT)", server(), found.reason,
                    Limit.DB_RETURN_TIMEOUT.value());
            watch.schedule(this::lookForReturn, SLICE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookForReturn() {
        if (!answers() && !isClosed()) {
            watch.schedule(this::lookForReturn, SLICE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the server was lost and has not come back. */
    public boolean isLost() {
        return loss != null;
    }

    /**
     * Waits until the server answers.
     *
     * @param limit how long, at most
     * @param pause lets time go by; false if the wait has to end
     * @return false if it does not answer
     */
    public boolean awaitReturn(Duration limit, Predicate<Duration> pause) {
        Instant end = Instant.now().plus(limit);
        while (!database.serverEnded() && !isClosed()) {
            if (answers()) {
                return true;
            }
            if (Instant.now().isAfter(end) || !pause.test(SLICE)) {
                return false;
            }
        }
        return false;
    }

    /** Asks the server itself, and lets statements through again if it answers. */
    private boolean answers() {
        try (Connection connection = database.dataSource().getConnection()) {
            if (!connection.isValid(Limit.DB_VALIDATION_TIMEOUT.intValue())) {
                return false;
            }
        } catch (SQLException e) {
            return false;
        }
        returned();
        return true;
    }

    private synchronized void returned() {
        Loss known = loss;
        if (known != null && known.cause != null) {
            loss = null;
            LOG.warn("{} answers again after {} s", server(), Duration.between(known.since, Instant.now()).toSeconds());
        }
    }

    private synchronized void closeIfServerEnded() {
        if (database.serverEnded()) {
            loss = new Loss("has ended", null, Instant.now());
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
