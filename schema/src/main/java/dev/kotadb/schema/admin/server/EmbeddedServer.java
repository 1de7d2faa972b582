package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease on the PostgreSQL that lives below a home directory: it runs as long as any process holds one, and stops
 * when the last one is closed or its process has ended, also by a kill -9.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final ServerFolder folder;
    private final Membership.Joined joined;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(ServerFolder folder, Membership.Joined joined, String password) {
        this.folder = folder;
        this.joined = joined;
        this.password = password;
    }

    /**
     * Joins the server below {@code home}; creates and starts it if necessary.
     *
     * @throws DatabaseUnavailableException if it cannot be started
     */
    public static EmbeddedServer lease(Path home) {
        ServerFolder folder = ServerFolder.below(home);
        try {
            Optional<Membership.Joined> running = Membership.join(folder);
            Membership.Joined joined = running.isPresent() ? running.get() : new ServerStart(folder).run();
            return new EmbeddedServer(folder, joined, password(folder, joined));
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

    private static String password(ServerFolder folder, Membership.Joined joined) throws IOException {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            joined.membership().close();
            throw e;
        }
    }

    /** The database {@code kota}; without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + joined.state().port() + "/" + Cluster.DATABASE;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    /** Whether the server has ended in spite of this lease: somebody killed it, or stopped it by hand. */
    public boolean ended() {
        return !joined.state().serverRuns();
    }

    /** May be called more than once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                if (!joined.state().watcherRuns(folder)) {
                    new ServerStart(folder).watchAgain();
                }
                joined.membership().close();
            } catch (IOException e) {
                LOG.warn("The lease on the embedded database could not be given back; it ends with this process", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
