package dev.kotadb.jobs.connection;

import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import org.springframework.dao.DataAccessException;

/** Keeps the database from being reset while the application is open. Safe for use by several threads. */
public final class ApplicationLock implements AutoCloseable {
    private final Database database;
    private InstanceLock lock;

    /** @throws dev.kotadb.schema.admin.reset.ResetRefusedException while the database is being reset */
    public ApplicationLock(Database database) {
        this.database = database;
        this.lock = InstanceLock.shared(database.dataSource());
    }

    /**
     * Takes the lock again if its session has ended with the server.
     *
     * @throws dev.kotadb.schema.admin.reset.ResetRefusedException while the database is being reset
     */
    public synchronized void renew() {
        if (isLost()) {
            lock.close();
            lock = InstanceLock.shared(database.dataSource());
        }
    }

    /** Whether its session has ended with the server. */
    public synchronized boolean isLost() {
        try {
            lock.assertHeld();
            return false;
        } catch (DataAccessException e) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        lock.close();
    }
}
