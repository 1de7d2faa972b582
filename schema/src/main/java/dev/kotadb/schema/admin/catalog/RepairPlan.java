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
 * Decides which objects of the live database a repair drops, creates and alters.
 *
 * <p>Objects with rows are altered in place, or dropped last. Other objects are dropped and created again if they cannot be
 * altered, or if an object that they depend on is.
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
    private final Set<ObjectId> created = new TreeSet<>();

    RepairPlan(CatalogDiff diff) {
        this.migrations = diff.migrations();
        this.live = diff.live();
        Deque<ObjectId> withDroppedDependents = new ArrayDeque<>();
        for (Difference difference : diff.structural()) {
            ObjectId id = new ObjectId(difference.kind(), difference.name());
            if (difference.change() == Change.EXTRA) {
                drop(id);
            } else if (difference.change() == Change.CHANGED) {
                changed.put(id, difference.parts());
                if (AlterStatements.requiresRecreation(id.kind(), difference.parts())) {
                    droppedFirst.add(id);
                } else if (AlterStatements.requiresDroppingDependents(id.kind(), difference.parts())) {
                    withDroppedDependents.add(id);
                }
            }
        }
        withDroppedDependents.addAll(droppedFirst);
        dropDependents(withDroppedDependents);
        migrations.all().stream().filter(this::isCreated).map(CatalogObject::id).forEach(created::add);
        changed.keySet().removeAll(droppedFirst);
    }

    /** The objects to drop before anything is created, in order. */
    List<ObjectId> droppedFirst() {
        return DependencyOrder.reversed(live, droppedFirst);
    }

    /** Columns whose defaults use a function that is dropped and created again. */
    Set<ObjectId> defaultsDropped() {
        return defaultsDropped;
    }

    /** The objects to drop at the end, in order. */
    List<ObjectId> droppedLast() {
        return DependencyOrder.reversed(live, droppedLast);
    }

    /** The objects to create or alter, in order. */
    List<ObjectId> createdOrAltered() {
        Set<ObjectId> all = new TreeSet<>(created);
        all.addAll(changed.keySet());
        all.addAll(defaultsDropped);
        return DependencyOrder.of(migrations, all);
    }

    boolean isCreated(ObjectId id) {
        return created.contains(id);
    }

    List<Difference.Part> changes(ObjectId id) {
        return changed.getOrDefault(id, List.of());
    }

    private void drop(ObjectId id) {
        if (id.kind() == ObjectKind.TABLE) {
            // Foreign keys go first, because tables may refer to each other. So do constraints whose names the migrations'
            // tables need: a renamed table still has them.
            live.all().stream()
                    .filter(object -> object.kind() == ObjectKind.CONSTRAINT && object.parent().equals(id.qualifiedName()))
                    .filter(object -> object.ddl().startsWith("FOREIGN KEY") || hasNameOfOurs(object))
                    .forEach(object -> droppedFirst.add(object.id()));
        }
        boolean last = id.kind() == ObjectKind.FUNCTION || !WITHOUT_DATA.contains(id.kind());
        (last ? droppedLast : droppedFirst).add(id);
    }

    private boolean hasNameOfOurs(CatalogObject constraint) {
        return migrations.all().stream()
                .filter(object -> object.kind() == ObjectKind.CONSTRAINT)
                .anyMatch(object -> object.schema().equals(constraint.schema()) && object.name().equals(constraint.name()));
    }

    private void dropDependents(Deque<ObjectId> objects) {
        while (!objects.isEmpty()) {
            ObjectId id = objects.remove();
            for (ObjectId dependent : live.dependentsOf(id)) {
                if (dependent.kind() == ObjectKind.COLUMN && id.kind() == ObjectKind.FUNCTION) {
                    defaultsDropped.add(dependent);
                } else if (WITHOUT_DATA.contains(dependent.kind()) && droppedFirst.add(dependent)) {
                    droppedLast.remove(dependent);
                    objects.add(dependent);
                }
            }
        }
    }

    private boolean isCreated(CatalogObject object) {
        if (object.kind() == ObjectKind.DEFAULT_PRIVILEGES || object.isIdentitySequence()) {
            return false;
        }
        boolean withItsTable = object.kind() == ObjectKind.COLUMN
                && !live.has(new ObjectId(ObjectKind.TABLE, object.parent()));
        return !withItsTable && (!live.has(object.id()) || droppedFirst.contains(object.id()));
    }
}
