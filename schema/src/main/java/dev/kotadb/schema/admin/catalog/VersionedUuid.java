package dev.kotadb.schema.admin.catalog;

import dev.kotadb.schema.admin.migrate.MigrationTexts;

/** The function {@code time_ordered_uuid}, which the migrations write in one way before PostgreSQL 18 and in another since. */
final class VersionedUuid {
    private static final String MIGRATION = "20260101000002_identity_of_symbols_and_references";
    private static final String QUOTE = "$f$";

    private VersionedUuid() {}

    /** The body that is made before PostgreSQL 18, and that works since. */
    static String beforeVersion18() {
        String script = MigrationTexts.of(MIGRATION).replace("\r\n", "\n");
        int start = script.indexOf(QUOTE) + QUOTE.length();
        return script.substring(start, script.indexOf(QUOTE, start));
    }
}
