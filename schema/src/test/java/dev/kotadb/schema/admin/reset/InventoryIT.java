package dev.kotadb.schema.admin.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reset would leave behind what {@link Inventory} does not list, and fail at what it lists in vain. */
class InventoryIT {
    private static final String EXCEPT_SYSTEM = """
            n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = %s AND d.objid = o.oid AND d.deptype IN ('e', 'i'))
            """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Inventory inventory = Inventory.complete();

    @Test
    void listsTheTablesThatMigrationsMake() {
        assertThat(relations("'r', 'p'"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                inventory.tables().stream(), Stream.of(Inventory.HISTORY, Inventory.USERS))
                        .toList());
    }

    @Test
    void listsTheSequencesThatMigrationsMake() {
        assertThat(relations("'S'")).containsExactlyInAnyOrderElementsOf(inventory.sequences());
    }

    @Test
    void knowsThatNoMigrationMakesViews() {
        assertThat(relations("'v', 'm', 'f'")).isEmpty();
    }

    @Test
    void listsTheFunctionsThatMigrationsMake() {
        assertThat(names("""
                        SELECT o.oid::regprocedure::text FROM pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace
                        WHERE
                        """ + EXCEPT_SYSTEM.formatted("'pg_proc'::regclass")))
                .containsExactlyInAnyOrderElementsOf(inventory.functions());
    }

    @Test
    void knowsThatNoMigrationMakesTypes() {
        assertThat(names("""
                        SELECT o.oid::regtype::text FROM pg_type o JOIN pg_namespace n ON n.oid = o.typnamespace
                        WHERE o.typtype IN ('e', 'd', 'r') AND
                        """ + EXCEPT_SYSTEM.formatted("'pg_type'::regclass")))
                .isEmpty();
    }

    @Test
    void listsTheSchemasThatMigrationsMake() {
        assertThat(names("SELECT o.nspname FROM pg_namespace o JOIN pg_namespace n ON n.oid = o.oid WHERE "
                        + EXCEPT_SYSTEM.formatted("'pg_namespace'::regclass")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(inventory.schemas().stream(), Stream.of("public", "auth", "extensions")).toList());
        assertThat(inventory.schemas()).containsExactlyInAnyOrderElementsOf(Inventory.OWN_SCHEMAS);
    }

    private static List<String> relations(String kinds) {
        return names("SELECT o.oid::regclass::text FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace"
                + " WHERE o.relkind IN (" + kinds + ") AND " + EXCEPT_SYSTEM.formatted("'pg_class'::regclass"));
    }

    private static List<String> names(String sql) {
        return Databases.withoutSearchPath(DATABASE.dataSource(), sql);
    }
}
