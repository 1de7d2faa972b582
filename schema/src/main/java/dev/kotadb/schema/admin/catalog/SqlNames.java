package dev.kotadb.schema.admin.catalog;

import java.util.Locale;

/** Names objects in SQL statements. */
final class SqlNames {
    private SqlNames() {}

    /** The kind and name after {@code DROP}, {@code COMMENT ON} and, unless it belongs to a table, {@code ALTER}. */
    static String of(CatalogObject object) {
        return switch (object.kind()) {
            case TYPE -> (object.property("kind").equals("domain") ? "DOMAIN " : "TYPE ") + object.qualifiedName();
            case FUNCTION -> function(object) + " " + object.qualifiedName();
            case VIEW -> object.property("kind") + " " + object.qualifiedName();
            case EXTENSION, SCHEMA, SEQUENCE, TABLE, INDEX, STATISTICS, COLUMN ->
                object.kind().name() + " " + object.qualifiedName();
            case CONSTRAINT, RULE, TRIGGER, POLICY ->
                object.kind().name() + " " + object.name() + " ON " + object.parent();
            case DEFAULT_PRIVILEGES -> "DEFAULT PRIVILEGES";
        };
    }

    /** The kind and name after {@code GRANT … ON}. */
    static String inGrant(CatalogObject object) {
        return switch (object.kind()) {
            case VIEW -> "TABLE " + object.qualifiedName();
            case COLUMN -> "TABLE " + object.parent();
            case EXTENSION, SCHEMA, TYPE, SEQUENCE, FUNCTION, TABLE, CONSTRAINT, INDEX, STATISTICS, RULE, TRIGGER, POLICY,
                    DEFAULT_PRIVILEGES ->
                of(object);
        };
    }

    /** A string literal. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    private static String function(CatalogObject object) {
        String kind = object.property("kind").toUpperCase(Locale.ROOT);
        return kind.equals("WINDOW FUNCTION") ? "FUNCTION" : kind;
    }
}
