package dev.kotadb.schema.admin.migrate;

import java.util.List;

/** The database was migrated by a newer version of this program, so this one cannot use it. */
public final class NewerSchemaException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> unknown;

    NewerSchemaException(String database, List<String> unknown) {
        super("The database " + database + " has migrations that this version of kota does not know: "
                + String.join(", ", unknown)
                + ". A newer version has migrated it; use that version, or name another database by KOTA_DB_URL.");
        this.unknown = List.copyOf(unknown);
    }

    /** Versions of the migrations that this program does not have. */
    public List<String> unknown() {
        return unknown;
    }
}
