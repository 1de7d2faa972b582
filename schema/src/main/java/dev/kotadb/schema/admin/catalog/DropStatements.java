package dev.kotadb.schema.admin.catalog;

/** Creates the statement that drops an object of the live database. No statement uses CASCADE, so nothing else is dropped. */
final class DropStatements {
    static final String LOSES_DATA = "-- LOSES DATA\n";

    private final CreateStatements create;

    DropStatements(Catalog live) {
        this.create = new CreateStatements(live);
    }

    String of(CatalogObject object) {
        String mark = object.kind().holdsData() ? LOSES_DATA : "";
        return mark + switch (object.kind()) {
            case CONSTRAINT -> create.alter(object) + " DROP CONSTRAINT " + object.name();
            case COLUMN -> "ALTER TABLE " + object.parent() + " DROP COLUMN " + object.name();
            // Dropping the column that owns the sequence has dropped the sequence.
            case SEQUENCE -> "DROP SEQUENCE IF EXISTS " + object.qualifiedName();
            case EXTENSION, SCHEMA, TYPE, FUNCTION, TABLE, INDEX, STATISTICS, VIEW, RULE, TRIGGER, POLICY,
                    DEFAULT_PRIVILEGES ->
                "DROP " + SqlNames.of(object);
        };
    }
}
