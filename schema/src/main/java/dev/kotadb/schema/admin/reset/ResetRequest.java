package dev.kotadb.schema.admin.reset;

import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What a reset is asked to do.
 *
 * @param dropForeign whether foreign objects in our schemas are dropped, too
 * @param seed whether test data is put in at the end
 * @param progress hears of each step before it begins
 * @param beforeDrop called when nobody else can write any more and nothing is dropped yet; what it throws ends the reset
 */
public record ResetRequest(boolean dropForeign, boolean seed, Consumer<String> progress, Consumer<DataSource> beforeDrop) {}
