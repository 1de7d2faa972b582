package dev.kotadb.jobs.connection;

import dev.kotadb.schema.settings.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a server regularly, on a connection of its own, whether it answers. If it does not for too long, as when the network is
 * cut, all of the pool's connections end: a statement that was sent on one of them would wait for a quarter of an hour, until
 * the system no longer sends it again, and a publication may take so long that its answer cannot have a timeout.
 */
final class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Executor HERE = Runnable::run;

    private final DataSource server;
    private final OpenConnections connections;
    private @Nullable Connection own;
    private long answered = System.nanoTime();

    /** @param server opens a connection each time */
    SilenceWatch(DataSource server, OpenConnections connections) {
        this.server = server;
        this.connections = connections;
    }

    /** Asks once, and waits for the answer as long as the limit allows. */
    void check() {
        try {
            ask();
            answered = System.nanoTime();
        } catch (SQLException e) {
            end();
            // One that has ended says so at once, on each connection; one that cannot be reached says nothing.
            boolean silent = System.nanoTime() - answered >= Limit.DB_SILENCE_TIMEOUT.duration().toNanos();
            int ended = silent ? connections.abort() : 0;
            if (ended > 0) {
                LOG.warn("the database has not answered for {} s: {} connections ended", Limit.DB_SILENCE_TIMEOUT.value(), ended);
            }
        }
    }

    private void ask() throws SQLException {
        Connection asked = own;
        if (asked == null) {
            asked = server.getConnection();
            own = asked;
        }
        if (!asked.isValid(Limit.DB_SILENCE_TIMEOUT.intValue())) {
            throw new SQLException("the server did not answer in time");
        }
    }

    private void end() {
        Connection broken = own;
        own = null;
        if (broken != null) {
            try {
                broken.abort(HERE);
            } catch (SQLException e) {
                // It has ended.
            }
        }
    }
}
