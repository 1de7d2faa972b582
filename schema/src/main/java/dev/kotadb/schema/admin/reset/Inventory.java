package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.objects.MigratedObjects;
import dev.kotadb.schema.objects.Tables;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What migrations have made, as PostgreSQL writes it with an empty search path. What a table owns (indexes, constraints,
 * policies, triggers, identity sequences) is not listed: it is dropped with the table.
 *
 * <p>Roles, the schema {@code extensions} and its contents are not listed and stay: a platform may have had them before, and
 * other databases or schemas may use them. {@code auth.users} is ours only if it has just the three columns that we give it.
 */
record Inventory(List<String> tables, List<String> sequences, List<String> functions, List<String> schemas) {
    /** Every object in it is ours, listed or not. */
    static final String PRIVATE_SCHEMA = "kota_private";

    /** Exists while a reset is at work or was interrupted. */
    static final String MARK = "kota_reset";

    static final String HISTORY = "public." + Tables.FLYWAY_HISTORY;
    static final String USERS = "auth.users";

    /** Schemas that migrations make. */
    static final List<String> OWN_SCHEMAS =
            Tables.schemas().stream().filter(Predicate.not("public"::equals)).toList();

    /** What these migrations have made. What a later one would make is not ours yet, even if the name exists. */
    static Inventory of(Set<String> appliedVersions) {
        return new Inventory(MigratedObjects.after(appliedVersions));
    }

    /** What all migrations make. */
    static Inventory complete() {
        return new Inventory(MigratedObjects.complete());
    }

    private Inventory(Set<String> objects) {
        this(
                MigratedObjects.names(objects, "table"),
                MigratedObjects.names(objects, "sequence"),
                MigratedObjects.names(objects, "function"),
                MigratedObjects.names(objects, "schema"));
    }
}
