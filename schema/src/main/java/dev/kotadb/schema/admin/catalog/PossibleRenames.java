package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.catalog.Difference.Change;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Finds tables and columns that may only have been renamed: one is missing, and one equal except for its name is extra. */
final class PossibleRenames {
    private final CatalogDiff diff;

    private PossibleRenames(CatalogDiff diff) {
        this.diff = diff;
    }

    /** The statements that restore the names, without a semicolon. */
    static List<String> undoing(CatalogDiff diff) {
        PossibleRenames renames = new PossibleRenames(diff);
        return Stream.concat(
                        renames.statements(ObjectKind.TABLE, (extra, missing) ->
                                "ALTER TABLE " + extra.qualifiedName() + " RENAME TO " + missing.name()),
                        renames.statements(ObjectKind.COLUMN, (extra, missing) ->
                                "ALTER TABLE " + extra.parent() + " RENAME COLUMN " + extra.name() + " TO " + missing.name()))
                .toList();
    }

    private Stream<String> statements(ObjectKind kind, BiFunction<CatalogObject, CatalogObject, String> rename) {
        List<CatalogObject> extras = objects(kind, Change.EXTRA, diff.live()).toList();
        return objects(kind, Change.MISSING, diff.migrations()).flatMap(missing -> {
            List<CatalogObject> alike = extras.stream().filter(extra -> isAlike(extra, missing)).toList();
            return alike.size() == 1 ? Stream.of(rename.apply(alike.getFirst(), missing)) : Stream.of();
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

    /** The columns by name, since their order is not compared. */
    private static List<String> columns(Catalog catalog, CatalogObject table) {
        return catalog.columnsOf(table).stream().map(column -> column.name() + " " + column.ddl()).sorted().toList();
    }
}
