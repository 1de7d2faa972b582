package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tables and columns that are missing by one name and extra by another, and otherwise the same. */
final class Renames {
    private final CatalogDiff diff;

    private Renames(CatalogDiff diff) {
        this.diff = diff;
    }

    /** The statements that give them their names back, without an end. */
    static List<String> undoing(CatalogDiff diff) {
        Renames renames = new Renames(diff);
        List<String> statements = new ArrayList<>();
        renames.of(ObjectKind.TABLE, (extra, missing) -> statements.add(
                "ALTER TABLE " + extra.qualifiedName() + " RENAME TO " + missing.name()));
        renames.of(ObjectKind.COLUMN, (extra, missing) -> statements.add(
                "ALTER TABLE " + extra.parent() + " RENAME COLUMN " + extra.name() + " TO " + missing.name()));
        return statements;
    }

    private interface Found {
        void rename(CatalogObject extra, CatalogObject missing);
    }

    private void of(ObjectKind kind, Found found) {
        List<CatalogObject> extras = objects(kind, Change.EXTRA, diff.live()).toList();
        objects(kind, Change.MISSING, diff.migrations()).forEach(missing -> {
            List<CatalogObject> alike = extras.stream().filter(extra -> isAlike(extra, missing)).toList();
            if (alike.size() == 1) {
                found.rename(alike.getFirst(), missing);
            }
        });
    }

    private Stream<CatalogObject> objects(ObjectKind kind, Change change, Catalog catalog) {
        return diff.structural().stream()
                .filter(difference -> difference.kind() == kind && difference.change() == change)
                .flatMap(difference -> catalog.find(new ObjectId(kind, difference.name())).stream());
    }

    private boolean isAlike(CatalogObject extra, CatalogObject missing) {
        return extra.kind() == ObjectKind.TABLE
                ? extra.schema().equals(missing.schema()) && columns(diff.live(), extra).equals(columns(diff.migrations(), missing))
                : extra.parent().equals(missing.parent()) && extra.ddl().equals(missing.ddl());
    }

    private static List<String> columns(Catalog catalog, CatalogObject table) {
        return catalog.all().stream()
                .filter(object -> object.kind() == ObjectKind.COLUMN && object.parent().equals(table.qualifiedName()))
                .map(column -> column.name() + " " + column.ddl())
                .toList();
    }
}
