package dev.kotadb.schema.admin.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects of a database, read in one snapshot.
 *
 * @param majorVersion of the server
 * @param owner the role that owns the tables, quoted
 * @param schemas the names of the schemas that were read
 * @param objects by kind and name
 * @param dependencies the objects that each object depends on
 */
public record Catalog(
        int majorVersion,
        String owner,
        List<String> schemas,
        SortedMap<ObjectId, CatalogObject> objects,
        Map<ObjectId, Set<ObjectId>> dependencies) {
    public Catalog {
        schemas = List.copyOf(schemas);
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        dependencies = Map.copyOf(dependencies);
    }

    Optional<CatalogObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    boolean has(ObjectId id) {
        return objects.containsKey(id);
    }

    Collection<CatalogObject> all() {
        return objects.values();
    }

    Set<ObjectId> dependenciesOf(ObjectId id) {
        return dependencies.getOrDefault(id, Set.of());
    }

    /** The columns of a table, by position. */
    List<CatalogObject> columnsOf(CatalogObject table) {
        return all().stream()
                .filter(object -> object.kind() == ObjectKind.COLUMN && object.parent().equals(table.qualifiedName()))
                .sorted(Comparator.comparingInt(CatalogObject::position))
                .toList();
    }

    /** The objects that depend on this one. */
    List<ObjectId> dependentsOf(ObjectId id) {
        return dependencies.entrySet().stream()
                .filter(entry -> entry.getValue().contains(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Catalog with(SortedMap<ObjectId, CatalogObject> objects) {
        return new Catalog(majorVersion, owner, schemas, objects, dependencies);
    }
}
