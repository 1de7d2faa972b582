package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements that make an object as a catalog has it, without its privileges. */
final class CreateStatements {
    private final Catalog catalog;

    CreateStatements(Catalog catalog) {
        this.catalog = catalog;
    }

    List<String> of(CatalogObject object) {
        List<String> statements = new ArrayList<>(
                switch (object.kind()) {
                    case TABLE -> table(object);
                    case COLUMN -> column(object);
                    case CONSTRAINT ->
                        List.of(alter(object) + " ADD CONSTRAINT " + object.name() + " " + object.ddl());
                    case TRIGGER -> trigger(object);
                    case EXTENSION, SCHEMA, TYPE, SEQUENCE, FUNCTION, INDEX, STATISTICS, VIEW, RULE, POLICY ->
                        List.of(object.ddl());
                    case DEFAULT_PRIVILEGES -> List.of();
                });
        if (!object.comment().isEmpty()) {
            statements.add(comment(object));
        }
        return statements;
    }

    /** Also takes a comment away. */
    String comment(CatalogObject object) {
        boolean ofDomain = object.kind() == ObjectKind.CONSTRAINT && !ofTable(object);
        String target = ofDomain
                ? "CONSTRAINT " + object.name() + " ON DOMAIN " + object.parent()
                : SqlNames.of(object);
        return "COMMENT ON " + target + " IS "
                + (object.comment().isEmpty() ? "NULL" : SqlNames.literal(object.comment()));
    }

    /** What a column has beside what its definition says. */
    List<String> settings(CatalogObject column) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + column.parent() + " ALTER COLUMN " + column.name();
        column.properties().forEach((property, value) -> {
            switch (property) {
                case "storage", "compression" -> statements.add(alter + " SET " + property.toUpperCase(Locale.ROOT) + " " + value);
                case "statistics target" -> statements.add(alter + " SET STATISTICS " + value);
                case "options" -> statements.add(alter + " SET (" + value + ")");
                default -> {}
            }
        });
        return statements;
    }

    /** {@code ALTER TABLE} or {@code ALTER DOMAIN} with the name of a constraint's owner. */
    String alter(CatalogObject constraint) {
        return (ofTable(constraint) ? "ALTER TABLE " : "ALTER DOMAIN ") + constraint.parent();
    }

    private boolean ofTable(CatalogObject constraint) {
        return !catalog.has(new ObjectId(ObjectKind.TYPE, constraint.parent()));
    }

    private List<String> table(CatalogObject table) {
        List<String> statements = new ArrayList<>();
        statements.add(Definitions.table(catalog, table));
        if (table.property(CatalogObject.ROW_LEVEL_SECURITY).equals(CatalogObject.ENABLED)) {
            statements.add("ALTER TABLE " + table.qualifiedName() + " ENABLE ROW LEVEL SECURITY");
        }
        if (!table.property(CatalogObject.FORCED_SECURITY).isEmpty()) {
            statements.add("ALTER TABLE " + table.qualifiedName() + " FORCE ROW LEVEL SECURITY");
        }
        for (CatalogObject column : Definitions.columns(catalog, table)) {
            statements.addAll(settings(column));
            if (!column.comment().isEmpty()) {
                statements.add(comment(column));
            }
        }
        return statements;
    }

    // A column that may not be empty cannot be added to rows that have nothing to put there.
    private List<String> column(CatalogObject column) {
        List<String> statements = new ArrayList<>();
        String ddl = column.ddl();
        boolean toBeFilled = ddl.endsWith(" NOT NULL") && column.property("default").isEmpty()
                && column.property("identity").isEmpty() && column.property("generated").isEmpty();
        if (toBeFilled) {
            ddl = ddl.substring(0, ddl.length() - " NOT NULL".length());
        }
        statements.add("ALTER TABLE " + column.parent() + " ADD COLUMN " + column.name() + " " + ddl);
        if (toBeFilled) {
            statements.add("-- Where the table has rows, fill the column here.\nALTER TABLE " + column.parent()
                    + " ALTER COLUMN " + column.name() + " SET NOT NULL");
        }
        statements.addAll(settings(column));
        return statements;
    }

    private static List<String> trigger(CatalogObject trigger) {
        String state = trigger.property("state");
        return state.equals("ENABLE")
                ? List.of(trigger.ddl())
                : List.of(trigger.ddl(), "ALTER TABLE " + trigger.parent() + " " + state + " TRIGGER " + trigger.name());
    }
}
