package dev.kotadb.parsers.facts;

import java.util.Locale;

/** The nine kinds of the schema. What they cannot say (record, constructor, ...) is {@link Symbol#detail()}. */
public enum SymbolKind {
    FUNCTION,
    CLASS,
    INTERFACE,
    TYPE,
    VARIABLE,
    CONSTANT,
    METHOD,
    PROPERTY,
    ENUM;

    /** The value that the database holds. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
