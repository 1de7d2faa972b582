package dev.kotadb.schema.admin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Creates the statements that create an object of a catalog, without its privileges. */
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

    /** Sets the object's comment, or removes it if the object has none in the catalog. */
    String comment(CatalogObject object) {
        boolean ofDomain = object.kind() == ObjectKind.CONSTRAINT && !ofTable(object);
        String target = ofDomain
                ? "CONSTRAINT " + object.name() + " ON DOMAIN " + object.parent()
                : SqlNames.of(object);
        return "COMMENT ON " + target + " IS "
                + (object.comment().isEmpty() ? "NULL" : SqlNames.literal(object.comment()));
    }

    /** Sets the properties of a column that its definition cannot contain. */
    private List<String> settings(CatalogObject column) {
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

    /** {@code ALTER TABLE} or {@code ALTER DOMAIN} with the name of the constraint's table or domain. */
    String alter(CatalogObject constraint) {
        return (ofTable(constraint) ? "ALTER TABLE " : "ALTER DOMAIN ") + constraint.parent();
    }

    private boolean ofTable(CatalogObject constraint) {
        return !catalog.has(new ObjectId(ObjectKind.TYPE, constraint.parent()));
    }

    /** A table with its columns; constraints and all else need further statements. */
    static String createTable(Catalog catalog, CatalogObject table) {
        String unlogged = table.property("persistence").equals("unlogged") ? "UNLOGGED " : "";
        String partitioned = table.property("partitioned by");
        String options = table.property("options");
        return "CREATE " + unlogged + "TABLE " + table.qualifiedName() + " (\n    "
                + catalog.columnsOf(table).stream()
                        .map(column -> column.name() + " " + column.ddl())
                        .collect(Collectors.joining(",\n    "))
                + "\n)" + (partitioned.isEmpty() ? "" : " PARTITION BY " + partitioned)
                + (options.isEmpty() ? "" : " WITH (" + options + ")");
    }

    private List<String> table(CatalogObject table) {
        List<String> statements = new ArrayList<>();
        statements.add(createTable(catalog, table));
        if (table.property(CatalogObject.ROW_LEVEL_SECURITY).equals(CatalogObject.ENABLED)) {
            statements.add("ALTER TABLE " + table.qualifiedName() + " ENABLE ROW LEVEL SECURITY");
        }
        if (!table.property(CatalogObject.FORCED_SECURITY).isEmpty()) {
            statements.add("ALTER TABLE " + table.qualifiedName() + " FORCE ROW LEVEL SECURITY");
        }
        for (CatalogObject column : catalog.columnsOf(table)) {
            statements.addAll(settings(column));
            if (!column.comment().isEmpty()) {
                statements.add(comment(column));
            }
        }
        return statements;
    }

    private List<String> column(CatalogObject column) {
        List<String> statements = new ArrayList<>();
        String ddl = column.ddl();
        // A NOT NULL column without a default cannot be added to a table that has rows.
        boolean toBeFilled = ddl.endsWith(" NOT NULL") && column.property("default").isEmpty()
                && column.property("identity").isEmpty() && column.property("generated").isEmpty();
        if (toBeFilled) {
            ddl = ddl.substring(0, ddl.length() - " NOT NULL".length());
        }
        statements.add("ALTER TABLE " + column.parent() + " ADD COLUMN " + column.name() + " " + ddl);
        if (toBeFilled) {
            statements.add("-- If the table has rows, fill the column here.\nALTER TABLE " + column.parent()
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
