package dev.kotadb.schema.admin.reset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reset would drop and keep.
 *
 * @param tables our tables, the largest first, which would be dropped with their rows
 * @param functions how many of our functions exist
 * @param foreign objects in our schemas that no migration made
 * @param dependents foreign objects that depend on ours
 * @param keepsUsers whether {@code auth.users} belongs to a platform and is kept with all its rows
 * @param interrupted the mark of an interrupted reset
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
     * @param inTheWay whether a migration would create an object of that name, or the schema that contains it
     */
    public record ForeignObject(String kind, String name, boolean inTheWay) {}

    /**
     * A foreign object that depends on one of ours.
     *
     * @param what a description of the dependent object
     * @param on a description of our object
     * @param droppable whether it is one of the listed foreign objects, or a part of one
     */
    public record Dependent(String what, String on, boolean droppable) {}

    /** The size of all tables with their indexes. */
    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    /** Whether a reset would drop nothing. */
    public boolean isEmpty() {
        return tables.isEmpty() && functions == 0;
    }

    /**
     * @param dropForeign whether foreign objects in our schemas are also dropped
     * @throws ResetRefusedException if a foreign object has a name that a migration needs, or depends on one of our objects
     */
    public void requireDroppable(boolean dropForeign) {
        String inTheWay = foreign.stream()
                .filter(object -> object.inTheWay() && !dropForeign)
                .map(object -> object.kind() + " " + object.name())
                .collect(Collectors.joining(", "));
        if (!inTheWay.isEmpty()) {
            throw new ResetRefusedException("The migrations would create objects that already exist and that KotaDB did not create: "
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
