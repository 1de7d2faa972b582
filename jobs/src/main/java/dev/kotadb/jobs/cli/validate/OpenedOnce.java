package dev.kotadb.jobs.cli.validate;

import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.schema.admin.server.Database;
import org.jspecify.annotations.Nullable;

/** A database that is opened at first use, so that a database that does not answer fails the first check. */
final class OpenedOnce implements AutoCloseable {
    private final DatabaseSource databases;
    private @Nullable Database database;

    OpenedOnce(DatabaseSource databases) {
        this.databases = databases;
    }

    Database get() {
        if (database == null) {
            database = databases.open();
        }
        return database;
    }

    /** Empty if it could not be opened. */
    String url() {
        return database == null ? "" : database.url();
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
