package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which objects of the live database are dropped, made and changed to remove a difference.
 *
 * <p>Objects with rows are altered in place and dropped last. Other objects may be dropped and made again, and are if an object
 * that they depend on has to be.
 */
final class RepairPlan {
    private static final Set<ObjectKind> WITHOUT_DATA = EnumSet.of(
            ObjectKind.FUNCTION,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.STATISTICS,
            ObjectKind.VIEW,
            ObjectKind.RULE,
            ObjectKind.TRIGGER,
            ObjectKind.POLICY);

    private final Catalog migrations;
    private final Catalog live;
    private final Map<ObjectId, List<Difference.Part>> changed = new TreeMap<>();
    private final Set<ObjectId> droppedFirst = new TreeSet<>();
    private final Set<ObjectId> defaultsDropped = new TreeSet<>();
    private final Set<ObjectId> droppedLast = new TreeSet<>();
    private final Set<ObjectId> made = new TreeSet<>();

    RepairPlan(CatalogDiff diff) {
        this.migrations = diff.migrations();
        this.live = diff.live();
        Deque<ObjectId> disturbed = new ArrayDeque<>();
        for (Difference difference : diff.structural()) {
            ObjectId id = new ObjectId(difference.kind(), difference.name());
            if (difference.change() == Change.EXTRA) {
                extra(id);
            } else if (difference.change() == Change.CHANGED) {
                changed.put(id, difference.parts());
                if (AlterStatements.makesAnew(id.kind(), difference.parts())) {
                    droppedFirst.add(id);
                } else if (AlterStatements.disturbs(id.kind(), difference.parts())) {
                    disturbed.add(id);
                }
            }
        }
        disturbed.addAll(droppedFirst);
        clear(disturbed);
        migrations.all().stream().filter(this::isMade).map(CatalogObject::id).forEach(made::add);
        changed.keySet().removeAll(droppedFirst);
    }

    /** Before anything is made, in this order. */
    List<ObjectId> droppedFirst() {
        return DependencyOrder.reversed(live, droppedFirst);
    }

    /** Columns whose defaults use a function that is dropped and made again. */
    Set<ObjectId> defaultsDropped() {
        return defaultsDropped;
    }

    /** When all else is done, in this order. */
    List<ObjectId> droppedLast() {
        return DependencyOrder.reversed(live, droppedLast);
    }

    /** To be made, or changed, in this order. */
    List<ObjectId> madeOrChanged() {
        Set<ObjectId> all = new TreeSet<>(made);
        all.addAll(changed.keySet());
        all.addAll(defaultsDropped);
        return DependencyOrder.of(migrations, all);
    }

    boolean isMade(ObjectId id) {
        return made.contains(id);
    }

    List<Difference.Part> changes(ObjectId id) {
        return changed.getOrDefault(id, List.of());
    }

    private void extra(ObjectId id) {
        if (id.kind() == ObjectKind.TABLE) {
            // Tables that point at each other can be dropped one by one without their foreign keys; and a table that was given
            // another name still has the indexes that the new one needs the names of.
            live.all().stream()
                    .filter(object -> object.kind() == ObjectKind.CONSTRAINT && object.parent().equals(id.qualifiedName()))
                    .filter(object -> object.ddl().startsWith("FOREIGN KEY") || takesANameOfOurs(object))
                    .forEach(object -> droppedFirst.add(object.id()));
        }
        boolean last = id.kind() == ObjectKind.FUNCTION || !WITHOUT_DATA.contains(id.kind());
        (last ? droppedLast : droppedFirst).add(id);
    }

    private boolean takesANameOfOurs(CatalogObject constraint) {
        return migrations.all().stream()
                .filter(object -> object.kind() == ObjectKind.CONSTRAINT)
                .anyMatch(object -> object.schema().equals(constraint.schema()) && object.name().equals(constraint.name()));
    }

    private void clear(Deque<ObjectId> disturbed) {
        while (!disturbed.isEmpty()) {
            ObjectId id = disturbed.remove();
            for (ObjectId dependent : live.dependentsOf(id)) {
                if (dependent.kind() == ObjectKind.COLUMN && id.kind() == ObjectKind.FUNCTION) {
                    defaultsDropped.add(dependent);
                } else if (WITHOUT_DATA.contains(dependent.kind()) && droppedFirst.add(dependent)) {
                    droppedLast.remove(dependent);
                    disturbed.add(dependent);
                }
            }
        }
    }

    private boolean isMade(CatalogObject object) {
        if (object.kind() == ObjectKind.DEFAULT_PRIVILEGES || object.isOfIdentity()) {
            return false;
        }
        boolean withItsTable = object.kind() == ObjectKind.COLUMN
                && !live.has(new ObjectId(ObjectKind.TABLE, object.parent()));
        return !withItsTable && (!live.has(object.id()) || droppedFirst.contains(object.id()));
    }
}
