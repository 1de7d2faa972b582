package dev.kotadb.schema.admin.reset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reset would find; nothing was changed to know it.
 *
 * @param tables ours that are there, the largest first; they and their rows would be lost
 * @param functions how many functions of ours are there
 * @param foreign what is somebody else's in the schemas that we use
 * @param dependents what is somebody else's and would break, since it depends on something of ours
 * @param keepsUsers whether {@code auth.users} is a platform's, which stays with all its rows
 * @param interrupted the reset that began and did not end
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
     * A table of ours.
     *
     * @param rows counted, or in a large table estimated; null where that was never estimated
     * @param bytes with its indexes
     */
    public record Table(String name, @Nullable Long rows, boolean estimated, long bytes) {}

    /**
     * Something that no migration has made.
     *
     * @param kind as in {@code DROP KIND}, in lower case
     * @param name qualified and quoted
     * @param inTheWay whether it has a name, or is in a schema, that the migrations are about to make
     */
    public record ForeignObject(String kind, String name, boolean inTheWay) {}

    /**
     * Something of somebody else's that depends on something of ours.
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

    /** Whether there is nothing to lose. */
    public boolean isEmpty() {
        return tables.isEmpty() && functions == 0;
    }

    /**
     * @param dropForeign whether what is somebody else's in the schemas that we use would go, too
     * @throws ResetRefusedException where something stands in the way, or would break
     */
    public void requireDroppable(boolean dropForeign) {
        String inTheWay = foreign.stream()
                .filter(object -> object.inTheWay() && !dropForeign)
                .map(object -> object.kind() + " " + object.name())
                .collect(Collectors.joining(", "));
        if (!inTheWay.isEmpty()) {
            throw new ResetRefusedException("The migrations would make what is there already, and nothing says that KotaDB made"
                    + " it: " + inTheWay + ". Give kota a database of its own, or drop these; --drop-foreign does. Nothing was"
                    + " changed.");
        }
        List<Dependent> blocking = dependents.stream()
                .filter(dependent -> !(dropForeign && dependent.droppable()))
                .toList();
        if (!blocking.isEmpty()) {
            throw new ResetRefusedException("What is not KotaDB's depends on what a reset drops: "
                    + blocking.stream()
                            .map(dependent -> dependent.what() + " depends on " + dependent.on())
                            .collect(Collectors.joining("; "))
                    + ". Drop that first"
                    + (blocking.stream().allMatch(Dependent::droppable) ? ", or let --drop-foreign do it" : "")
                    + ". Nothing was changed.");
        }
    }
}
