package dev.kotadb.schema.admin.reset;

import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The options of a reset.
 *
 * @param dropForeign whether objects in our schemas that no migration made are also dropped
 * @param seed whether test data is inserted at the end
 * @param progress is called with the name of each step before it begins
 * @param beforeDrop is called after the database is locked and before anything is dropped; an exception ends the reset
 */
public record ResetRequest(boolean dropForeign, boolean seed, Consumer<String> progress, Consumer<DataSource> beforeDrop) {}
