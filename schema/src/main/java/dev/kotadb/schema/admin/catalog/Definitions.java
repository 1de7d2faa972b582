package dev.kotadb.schema.admin.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that make objects; what the catalogs do not render by themselves is put together here. */
final class Definitions {
    private Definitions() {}

    /** A table with its columns; constraints and the rest are statements of their own. */
    static String table(Catalog catalog, CatalogObject table) {
        String unlogged = table.property("persistence").equals("unlogged") ? "UNLOGGED " : "";
        String partitioned = table.property("partitioned by");
        String options = table.property("options");
        return "CREATE " + unlogged + "TABLE " + table.qualifiedName() + " (\n    "
                + columns(catalog, table).stream()
                        .map(column -> column.name() + " " + column.ddl())
                        .collect(Collectors.joining(",\n    "))
                + "\n)" + (partitioned.isEmpty() ? "" : " PARTITION BY " + partitioned)
                + (options.isEmpty() ? "" : " WITH (" + options + ")");
    }

    static List<CatalogObject> columns(Catalog catalog, CatalogObject table) {
        return parts(catalog, table, ObjectKind.COLUMN).stream()
                .sorted(Comparator.comparingInt(CatalogObject::position))
                .toList();
    }

    static List<CatalogObject> parts(Catalog catalog, CatalogObject table, ObjectKind kind) {
        return catalog.all().stream()
                .filter(object -> object.kind() == kind && object.parent().equals(table.qualifiedName()))
                .toList();
    }
}
