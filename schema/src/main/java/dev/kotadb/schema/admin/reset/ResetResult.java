package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.admin.reset.ResetSurvey.ForeignObject;
import java.util.List;

/**
 * What a reset did.
 *
 * @param droppedTables names
 * @param droppedForeign foreign objects that were dropped
 * @param keptForeign foreign objects that were kept
 * @param migrations names, in order
 * @param seeded whether test data was put in
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
