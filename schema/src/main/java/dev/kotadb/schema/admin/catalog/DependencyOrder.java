package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sorts objects so that each comes after the objects that it depends on; otherwise by kind and name. */
final class DependencyOrder {
    private final Map<ObjectId, Set<ObjectId>> needed = new HashMap<>();
    private final Set<ObjectId> wanted;
    private final Set<ObjectId> done = new LinkedHashSet<>();
    private final Set<ObjectId> begun = new LinkedHashSet<>();

    private DependencyOrder(Catalog catalog, Collection<ObjectId> wanted) {
        this.wanted = new TreeSet<>(wanted);
        for (Map.Entry<ObjectId, Set<ObjectId>> entry : catalog.dependencies().entrySet()) {
            ObjectId dependent = tableOf(catalog, entry.getKey());
            for (ObjectId on : entry.getValue()) {
                // A serial column and its sequence depend on each other; the sequence comes first.
                if (dependent.kind() != ObjectKind.SEQUENCE) {
                    needed.computeIfAbsent(dependent, any -> new TreeSet<>()).add(tableOf(catalog, on));
                }
            }
        }
    }

    static List<ObjectId> of(Catalog catalog, Collection<ObjectId> objects) {
        DependencyOrder order = new DependencyOrder(catalog, objects);
        order.wanted.forEach(order::visit);
        return List.copyOf(order.done);
    }

    /** Sorts objects so that each comes before the objects that it depends on. */
    static List<ObjectId> reversed(Catalog catalog, Collection<ObjectId> objects) {
        return new ArrayList<>(of(catalog, objects)).reversed();
    }

    /** Returns the table for an object that is created or dropped with its table, otherwise the object itself. */
    private ObjectId tableOf(Catalog catalog, ObjectId id) {
        if (wanted.contains(id) || !id.kind().belongsToParent()) {
            return id;
        }
        return catalog.find(id)
                .map(object -> new ObjectId(ObjectKind.TABLE, object.parent()))
                .filter(wanted::contains)
                .orElse(id);
    }

    private void visit(ObjectId id) {
        if (done.contains(id) || !begun.add(id)) {
            return;
        }
        needed.getOrDefault(id, Set.of()).stream().filter(wanted::contains).forEach(this::visit);
        done.add(id);
    }
}
