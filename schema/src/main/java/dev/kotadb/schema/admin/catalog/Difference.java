package dev.kotadb.schema.admin.catalog;

import java.util.List;

/**
 * One difference between the live database and the migrations' schema.
 *
 * @param name the object's qualified name, also for a difference of grants
 * @param table the table that the object belongs to, otherwise the object's own name
 * @param role the role whose privileges differ; empty for a difference of structure
 * @param migrations the migrations' definition; empty if they do not create the object
 * @param live the live database's definition; empty if it does not have the object
 * @param parts the properties that differ, if both have the object
 * @param contents how many objects a missing or extra schema or table contains, without columns
 */
public record Difference(
        Change change,
        ObjectKind kind,
        String name,
        String table,
        String role,
        String migrations,
        String live,
        List<Part> parts,
        int contents) {
    public Difference {
        parts = List.copyOf(parts);
    }

    /** How the object differs. */
    public enum Change {
        /** The migrations create it, and the live database lacks it. */
        MISSING,
        /** The live database has it, and no migration creates it. */
        EXTRA,
        /** Both have it, with different properties. */
        CHANGED
    }

    /** A property and its two values; a value is empty if the property is absent. */
    public record Part(String property, String migrations, String live) {}

    /** Whether it concerns privileges, not structure. */
    public boolean ofGrants() {
        return !role.isEmpty();
    }
}
