package dev.kotadb.schema.admin.catalog;

/** The statement that drops an object of the live database. Nothing is dropped by CASCADE: the server names what depends on it. */
final class DropStatements {
    static final String LOSES_DATA = "-- LOSES DATA\n";

    private final CreateStatements names;

    DropStatements(Catalog live) {
        this.names = new CreateStatements(live);
    }

    String of(CatalogObject object) {
        String mark = object.kind().holdsData() ? LOSES_DATA : "";
        return mark + switch (object.kind()) {
            case CONSTRAINT -> names.alter(object) + " DROP CONSTRAINT " + object.name();
            case COLUMN -> "ALTER TABLE " + object.parent() + " DROP COLUMN " + object.name();
            // It may have gone with the column that it belongs to.
            case SEQUENCE -> "DROP SEQUENCE IF EXISTS " + object.qualifiedName();
            case EXTENSION, SCHEMA, TYPE, FUNCTION, TABLE, INDEX, STATISTICS, VIEW, RULE, TRIGGER, POLICY,
                    DEFAULT_PRIVILEGES ->
                "DROP " + SqlNames.of(object);
        };
    }
}
