package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease on the embedded PostgreSQL below a home directory. The server runs as long as any process holds a lease, and stops
 * {@link Limit#SERVER_IDLE_TIMEOUT} after the last lease was closed or its process has ended, even by {@code kill -9}.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final int PAUSE_MILLIS = 20;

    private final ServerFolder folder;
    private final Lease.RunningServer running;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(ServerFolder folder, Lease.RunningServer running, String password) {
        this.folder = folder;
        this.running = running;
        this.password = password;
    }

    /**
     * Takes a lease on the server below {@code home}; creates and starts the server if necessary.
     *
     * @throws DatabaseUnavailableException if it cannot be started
     */
    public static EmbeddedServer lease(Path home) {
        ServerFolder folder = ServerFolder.below(home);
        try {
            Optional<Lease.RunningServer> found = Lease.take(folder);
            Lease.RunningServer running = found.isPresent() ? found.get() : new ServerStart(folder).run();
            return new EmbeddedServer(folder, running, password(folder, running));
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The embedded database in " + folder.root() + " cannot be used: " + e
                            + ". Set KOTA_HOME to another directory, or KOTA_DB_URL to a PostgreSQL 15 or later.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(
                    "Interrupted while the embedded database in " + folder.root() + " was started. Try again.", e);
        }
    }

    /**
     * Stops a server that nobody uses; returns when it has ended.
     *
     * @return whether it was running
     * @throws DatabaseUnavailableException if another process uses it
     */
    public static boolean stop(Path home) {
        ServerFolder folder = ServerFolder.below(home);
        try {
            if (SharedUse.isHeld(folder)) {
                throw new DatabaseUnavailableException("The embedded database in " + folder.root()
                        + " is in use by another command. Wait for it; kota jobs shows what runs.");
            }
            if (!Watcher.runs(folder)) {
                return false;
            }
            ServerFolder.write(folder.stop(), "");
            Instant limit = Instant.now().plus(Limit.SERVER_STOP_TIMEOUT.duration());
            while (Watcher.runs(folder)) {
                boolean usedAgain = !Files.exists(folder.stop()) && Files.exists(folder.accepting());
                if (usedAgain || !Instant.now().isBefore(limit)) {
                    throw new DatabaseUnavailableException("The embedded database in " + folder.root()
                            + " did not stop: another command has come to use it, or it takes longer than "
                            + Limit.SERVER_STOP_TIMEOUT.value() + " s. Its log is " + folder.log() + ".");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return true;
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The embedded database in " + folder.root() + " cannot be stopped: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(
                    "Interrupted while the embedded database in " + folder.root() + " was stopping.", e);
        }
    }

    private static String password(ServerFolder folder, Lease.RunningServer running) throws IOException {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            running.lease().close();
            throw e;
        }
    }

    /** The url of the database {@code kota}, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + running.state().port() + "/" + Cluster.DATABASE;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    /** Whether the server has ended despite this lease, because somebody stopped or killed it. */
    public boolean ended() {
        return !running.state().serverRuns();
    }

    /** May be called more than once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                if (!running.state().watcherRuns(folder)) {
                    new ServerStart(folder).watchAgain();
                }
                running.lease().close();
            } catch (IOException e) {
                LOG.warn("The lease on the embedded database could not be released; it ends with this process", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
