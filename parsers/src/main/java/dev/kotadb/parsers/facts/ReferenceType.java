package dev.kotadb.parsers.facts;

import java.util.Locale;

/** The six types of the schema. A constructor call is a {@link #CALL}, an annotation a {@link #TYPE_REFERENCE}. */
public enum ReferenceType {
    IMPORT,
    CALL,
    PROPERTY_ACCESS,
    TYPE_REFERENCE,
    EXTENDS,
    IMPLEMENTS;

    /** The value that the database holds. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
