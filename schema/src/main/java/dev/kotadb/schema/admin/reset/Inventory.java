package dev.kotadb.schema.admin.reset;

import dev.kotadb.schema.objects.MigratedObjects;
import dev.kotadb.schema.objects.Tables;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The objects that migrations create, by the names that PostgreSQL prints with an empty search path. Parts of tables (indexes,
 * constraints, policies, triggers, identity sequences) are not listed, because they are dropped with the table.
 *
 * <p>Roles and the schema {@code extensions} with its contents are not listed and stay: the platform may have made them, and
 * other databases or schemas may use them. {@code auth.users} is ours only if it has exactly the three columns of our migration.
 */
record Inventory(List<String> tables, List<String> sequences, List<String> functions, List<String> schemas) {
    /** Every object in it is ours, listed or not. */
    static final String PRIVATE_SCHEMA = "kota_private";

    /** The schema that exists while a reset is running or was interrupted. */
    static final String MARK = "kota_reset";

    static final String HISTORY = "public." + Tables.FLYWAY_HISTORY;
    static final String USERS = "auth.users";

    /** Schemas that migrations create. */
    static final List<String> OWN_SCHEMAS =
            Tables.schemas().stream().filter(Predicate.not("public"::equals)).toList();

    /** The objects of these migrations. An object with the name of a later migration's object is not ours. */
    static Inventory of(Set<String> appliedVersions) {
        return new Inventory(MigratedObjects.after(appliedVersions));
    }

    /** The objects of all migrations. */
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
