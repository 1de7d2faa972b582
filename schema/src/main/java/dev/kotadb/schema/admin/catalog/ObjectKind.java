package dev.kotadb.schema.admin.catalog;

import java.util.Locale;

/** The kinds of objects that are compared, in the order in which they are shown and, unless dependencies decide, created. */
public enum ObjectKind {
    EXTENSION,
    SCHEMA,
    TYPE,
    SEQUENCE,
    FUNCTION,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    STATISTICS,
    VIEW,
    RULE,
    TRIGGER,
    POLICY,
    DEFAULT_PRIVILEGES;

    /** The kind as messages write it: lower case, with spaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether its name is unique only within its table. */
    boolean belongsToParent() {
        return switch (this) {
            case COLUMN, CONSTRAINT, RULE, TRIGGER, POLICY -> true;
            case EXTENSION, SCHEMA, TYPE, SEQUENCE, FUNCTION, TABLE, INDEX, STATISTICS, VIEW, DEFAULT_PRIVILEGES -> false;
        };
    }

    /** Whether dropping it deletes rows or values. */
    boolean holdsData() {
        return this == TABLE || this == COLUMN;
    }
}
