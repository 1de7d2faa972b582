package dev.kotadb.jobs.connection;

import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database of an application: opened, kept from being reset, and migrated when it is first asked for. */
public final class LockedDatabase {
    private final Supplier<Database> source;
    private @Nullable Database database;
    private @Nullable ApplicationLock lock;
    private @Nullable RuntimeException failure;

    public LockedDatabase(Supplier<Database> source) {
        this.source = source;
    }

    /** @throws dev.kotadb.schema.admin.reset.ResetRefusedException while the database is being reset */
    public synchronized Database open() {
        Database known = database;
        if (known != null) {
            return known;
        }
        if (failure != null) {
            throw failure; // another attempt would leave the lock of this one behind
        }
        try {
            Database opened = source.get();
            lock = new ApplicationLock(opened);
            SchemaMigrations.migrate(opened.dataSource());
            database = opened;
            return opened;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    public synchronized ApplicationLock lock() {
        open();
        return Objects.requireNonNull(lock);
    }

    /** Why the database could not be opened. */
    public synchronized Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    public synchronized void unlock() {
        if (lock != null) {
            lock.close();
        }
    }
}
