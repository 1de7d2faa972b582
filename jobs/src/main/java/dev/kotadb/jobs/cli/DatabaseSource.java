package dev.kotadb.jobs.cli;

import dev.kotadb.schema.instance.ChosenInstance;
import dev.kotadb.schema.instance.Instances;
import dev.kotadb.schema.server.Database;
import java.util.Map;

/** Opens the database that a command is about; the caller closes it. */
@FunctionalInterface
public interface DatabaseSource {
    /** @throws dev.kotadb.schema.server.DatabaseUnavailableException where it does not answer */
    Database open();

    /** Which instance that is. */
    default ChosenInstance instance() {
        return Instances.of(Map.of()).choose(null);
    }
}
