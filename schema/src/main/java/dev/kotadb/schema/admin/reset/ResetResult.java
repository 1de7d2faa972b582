package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import java.util.List;

/**
 * The result of a reset.
 *
 * @param droppedTables names
 * @param droppedForeign objects that no migration made and that were dropped
 * @param keptForeign objects that no migration made and that were kept
 * @param migrations names of the applied migrations, in order
 * @param seeded whether test data was inserted
 */
public record ResetResult(
        List<String> droppedTables,
        List<ForeignObject> droppedForeign,
        List<ForeignObject> keptForeign,
        List<String> migrations,
        boolean seeded) {
    public ResetResult {
        droppedTables = List.copyOf(droppedTables);
        droppedForeign = List.copyOf(droppedForeign);
        keptForeign = List.copyOf(keptForeign);
        migrations = List.copyOf(migrations);
    }
}
