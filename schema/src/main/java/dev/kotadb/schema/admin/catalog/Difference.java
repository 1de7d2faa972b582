package dev.kotadb.schema.admin.catalog;

import java.util.List;

/**
 * One thing in which the live database is not what the migrations make.
 *
 * @param name qualified; the object's name, also for a difference of grants
 * @param table the table that the object belongs to, else the object's own name
 * @param role of a grant, whose privileges differ; empty for structure
 * @param migrations the definition that the migrations make; empty if they make none
 * @param live the definition in the live database; empty if it has none
 * @param parts of what is on both sides, the properties that differ
 * @param contents how many objects come or go with a missing or extra one, a table's columns not counted
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

    /** On which side the object is. */
    public enum Change {
        /** The migrations make it, and the live database lacks it. */
        MISSING,
        /** The live database has it, and no migration makes it. */
        EXTRA,
        /** Both have it, and not the same. */
        CHANGED
    }

    /** A property of an object on both sides; empty if a side has none. */
    public record Part(String property, String migrations, String live) {}

    /** Whether it is about privileges, which platforms change, and not about structure. */
    public boolean ofGrants() {
        return !role.isEmpty();
    }
}
