package dev.kotadb.schema.admin.reset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reset would drop and keep. Collecting it changes nothing.
 *
 * @param tables of ours that exist, the largest first; they and their rows would be dropped
 * @param functions how many functions of ours exist
 * @param foreign objects in our schemas that are not ours
 * @param dependents foreign objects that depend on something of ours and would break
 * @param keepsUsers whether {@code auth.users} belongs to a platform and stays with all its rows
 * @param interrupted a reset that was interrupted
 */
public record ResetSurvey(
        List<Table> tables,
        int functions,
        List<ForeignObject> foreign,
        List<Dependent> dependents,
        boolean keepsUsers,
        Optional<ResetMark> interrupted) {
    public ResetSurvey {
        tables = List.copyOf(tables);
        foreign = List.copyOf(foreign);
        dependents = List.copyOf(dependents);
    }

    /**
     * One of our tables.
     *
     * @param rows counted, or estimated in a large table; null if there is no estimate
     * @param bytes with its indexes
     */
    public record Table(String name, @Nullable Long rows, boolean estimated, long bytes) {}

    /**
     * An object that no migration made.
     *
     * @param kind as in {@code DROP KIND}, in lower case
     * @param name qualified and quoted
     * @param inTheWay whether it has a name, or is in a schema, that the migrations are about to make
     */
    public record ForeignObject(String kind, String name, boolean inTheWay) {}

    /**
     * A foreign object that depends on something of ours.
     *
     * @param what the dependent, described
     * @param on the object of ours, described
     * @param droppable whether it is among the foreign objects, or a part of one
     */
    public record Dependent(String what, String on, boolean droppable) {}

    /** With their indexes. */
    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    /** Whether a reset would drop nothing. */
    public boolean isEmpty() {
        return tables.isEmpty() && functions == 0;
    }

    /**
     * @param dropForeign whether foreign objects in our schemas are dropped, too
     * @throws ResetRefusedException if a foreign object is in the way or would break
     */
    public void requireDroppable(boolean dropForeign) {
        String inTheWay = foreign.stream()
                .filter(object -> object.inTheWay() && !dropForeign)
                .map(object -> object.kind() + " " + object.name())
                .collect(Collectors.joining(", "));
        if (!inTheWay.isEmpty()) {
            throw new ResetRefusedException("The migrations would make objects that exist already and that KotaDB did not make: "
                    + inTheWay + ". Give kota a database of its own, or drop these; --drop-foreign does. Nothing was"
                    + " changed.");
        }
        List<Dependent> blocking = dependents.stream()
                .filter(dependent -> !(dropForeign && dependent.droppable()))
                .toList();
        if (!blocking.isEmpty()) {
            throw new ResetRefusedException("Objects that are not KotaDB's depend on what a reset drops: "
                    + blocking.stream()
                            .map(dependent -> dependent.what() + " depends on " + dependent.on())
                            .collect(Collectors.joining("; "))
                    + ". Drop them first"
                    + (blocking.stream().allMatch(Dependent::droppable) ? ", or let --drop-foreign do it" : "")
                    + ". Nothing was changed.");
        }
    }
}
