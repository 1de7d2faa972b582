package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Change;
import dev.kotadb.schema.admin.catalog.Difference.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares two catalogs object by object. A missing or extra table or schema is one difference, including all that it contains. */
final class Comparison {
    private final Catalog migrations;
    private final Catalog live;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Catalog migrations, Catalog live) {
        this.migrations = migrations;
        this.live = live;
    }

    static List<Difference> of(Catalog migrations, Catalog live) {
        Comparison comparison = new Comparison(migrations, live);
        Set<ObjectId> ids = new TreeSet<>(migrations.objects().keySet());
        ids.addAll(live.objects().keySet());
        ids.forEach(comparison::compare);
        return comparison.differences;
    }

    /** Whether the other catalog also lacks the object's schema, table or column, whose difference then includes this object. */
    private static boolean isIncluded(CatalogObject object, Catalog other) {
        if (object.kind() == ObjectKind.EXTENSION) {
            return false;
        }
        if (object.isIdentitySequence()) {
            return true;
        }
        if (!object.schema().isEmpty() && !other.has(new ObjectId(ObjectKind.SCHEMA, object.schema()))) {
            return true;
        }
        return !object.parent().isEmpty()
                && List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.TYPE, ObjectKind.COLUMN).stream()
                        .noneMatch(kind -> other.has(new ObjectId(kind, object.parent())));
    }

    /** The properties in which two versions of an object differ, including its comment. */
    private static List<Part> parts(CatalogObject wanted, CatalogObject found) {
        Set<String> names = new LinkedHashSet<>(wanted.properties().keySet());
        names.addAll(found.properties().keySet());
        List<Part> parts = names.stream()
                .map(name -> new Part(name, wanted.property(name), found.property(name)))
                .filter(part -> !part.migrations().equals(part.live()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!wanted.comment().equals(found.comment())) {
            parts.add(new Part("comment", wanted.comment(), found.comment()));
        }
        return parts;
    }

    private void compare(ObjectId id) {
        CatalogObject wanted = migrations.objects().get(id);
        CatalogObject found = live.objects().get(id);
        if (id.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
            return; // Platforms set them, and the migrations state the privileges of each object that they create.
        }
        if (wanted != null && found != null) {
            List<Part> parts = parts(wanted, found);
            if (!parts.isEmpty()) {
                add(Change.CHANGED, wanted, "", definition(migrations, wanted), definition(live, found), parts);
            }
            compareGrants(wanted, wanted.grants(), found.grants());
        } else if (wanted != null && !isIncluded(wanted, live)) {
            add(Change.MISSING, wanted, "", definition(migrations, wanted), "", List.of());
        } else if (found != null && !isIncluded(found, migrations)) {
            add(Change.EXTRA, found, "", "", definition(live, found), List.of());
        }
    }

    private void compareGrants(CatalogObject object, Map<String, String> wanted, Map<String, String> found) {
        Set<String> roles = new TreeSet<>(wanted.keySet());
        roles.addAll(found.keySet());
        for (String role : roles) {
            String needed = wanted.getOrDefault(role, "");
            String given = found.getOrDefault(role, "");
            if (!needed.equals(given)) {
                Change change = given.isEmpty() ? Change.MISSING : needed.isEmpty() ? Change.EXTRA : Change.CHANGED;
                add(change, object, role, needed, given, List.of());
            }
        }
    }

    private void add(
            Change change, CatalogObject object, String role, String wanted, String found, List<Part> parts) {
        String table = object.kind().belongsToParent() || object.kind() == ObjectKind.INDEX
                ? object.parent()
                : object.qualifiedName();
        differences.add(new Difference(
                change, object.kind(), object.qualifiedName(), table, role, wanted, found, parts, role.isEmpty() ? contents(change, object) : 0));
    }

    /** How many objects a missing or extra schema or table contains, without columns. */
    private int contents(Change change, CatalogObject object) {
        if (change == Change.CHANGED || (object.kind() != ObjectKind.SCHEMA && object.kind() != ObjectKind.TABLE)) {
            return 0;
        }
        Catalog side = change == Change.MISSING ? migrations : live;
        return (int) side.all().stream()
                .filter(other -> other.kind() != ObjectKind.COLUMN)
                .filter(other -> object.kind() == ObjectKind.SCHEMA
                        ? other.schema().equals(object.name())
                        : other.parent().equals(object.qualifiedName()))
                .count();
    }

    private static String definition(Catalog catalog, CatalogObject object) {
        return switch (object.kind()) {
            case TABLE -> CreateStatements.createTable(catalog, object);
            case COLUMN -> object.name() + " " + object.ddl();
            case SCHEMA, EXTENSION, TYPE, SEQUENCE, FUNCTION, CONSTRAINT, INDEX, STATISTICS, VIEW, RULE, TRIGGER, POLICY,
                    DEFAULT_PRIVILEGES ->
                object.ddl();
        };
    }
}
