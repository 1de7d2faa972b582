package dev.kotadb.schema.admin.catalog;

import java.util.Comparator;

/** Identifies an object of a database. */
public record ObjectId(ObjectKind kind, String qualifiedName) implements Comparable<ObjectId> {
    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind).thenComparing(ObjectId::qualifiedName);

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }
}
