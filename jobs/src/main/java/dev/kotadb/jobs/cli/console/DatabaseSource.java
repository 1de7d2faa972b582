package dev.kotadb.jobs.cli.console;

import dev.kotadb.schema.admin.instance.ChosenInstance;
import dev.kotadb.schema.admin.server.Database;

/** Opens the database that a command is about; the caller closes it. */
@FunctionalInterface
public interface DatabaseSource {
    /** @throws dev.kotadb.schema.admin.server.DatabaseUnavailableException where it does not answer */
    Database open();

    /** Whether {@link #open} has to create the database, which takes a second. */
    default boolean isMissing() {
        return false;
    }

    /** Which instance that is; the default one where the source knows no others. */
    default ChosenInstance instance() {
        return ChosenInstance.local();
    }
}
