package dev.kotadb.schema.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.catalog.Difference.Change;
import dev.kotadb.schema.admin.migrate.NewerSchemaException;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaDiffIT {
    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabase.migrated();

    // The server of the other tests, so that none is started for these alone.
    private static final Path HOME = Path.of("target", "kota");

    private static final String SHADOWS = "SELECT datname FROM pg_database WHERE datname LIKE 'kota\\_shadow\\_%'";

    @Test
    void findsNothingWhereTheMigrationsWereApplied() throws SQLException {
        CatalogDiff diff = diff(MIGRATED);

        assertThat(diff.differences()).isEmpty();
        assertThat(diff.pending()).isEmpty();
        assertThat(diff.shadow()).startsWith("a temporary database on the same server, PostgreSQL ");
        assertThat(diff.expected(ObjectKind.POLICY)).isGreaterThan(50);
        assertThat(diff.missing(ObjectKind.INDEX)).isEmpty();
        assertThat(rows(MIGRATED.dataSource(), SHADOWS)).isEmpty();
    }

    @Test
    void namesWhatIsPendingAndWhatItWouldMake() throws SQLException {
        try (TestDatabase older = TestDatabase.empty()) {
            SchemaMigrations.migrateTo(older.dataSource(), "20260101000003");

            CatalogDiff diff = diff(older);

            assertThat(diff.pending()).startsWith("20260101000004_records_of_indexing").contains("20260101000006_tenant_context");
            assertThat(diff.drifted()).isTrue();
            assertThat(diff.missing(ObjectKind.TABLE)).contains("public.file_outcomes", "staging.plan");
            assertThat(diff.withoutRowLevelSecurity()).containsExactly("public.search_documents");
            assertThat(names(diff, Change.EXTRA)).contains("public.rate_limit_counters.rate_limit_counters_service_role");
            assertThat(RepairScript.of(diff)).contains("migrations are pending");
        }
    }

    @Test
    void bringsAnOlderSchemaToTheSameStructureAsMigratingDoes() throws SQLException {
        try (TestDatabase older = TestDatabase.empty()) {
            SchemaMigrations.migrateTo(older.dataSource(), "20241023000000");

            run(older.dataSource(), RepairScript.of(diff(older)));

            assertThat(diff(older).differences()).isEmpty();
        }
    }

    @Test
    void takesADatabaseThatWasNeverMigratedForOneThatLacksEverything() {
        try (TestDatabase empty = TestDatabase.empty()) {
            CatalogDiff diff = diff(empty);

            assertThat(diff.pending()).first().isEqualTo("20241001000001_initial_schema");
            assertThat(names(diff, Change.MISSING)).contains("auth", "batch", "public.symbols", "pg_trgm");
            assertThat(names(diff, Change.EXTRA)).isEmpty();
        }
    }

    @Test
    void refusesANewerSchema() throws SQLException {
        try (TestDatabase newer = TestDatabase.migrated()) {
            run(newer.dataSource(), """
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                                       execution_time, success)
                    VALUES (999, '29990101000000', 'later', 'SQL', '29990101000000_later.sql', 'x', 1, true)
                    """);

            assertThatThrownBy(() -> diff(newer)).isInstanceOf(NewerSchemaException.class).hasMessageContaining("29990101000000");
        }
    }

    @Test
    void leavesToOthersWhatIsTheirs() throws SQLException {
        try (TestDatabase platform = TestDatabase.migrated()) {
            run(platform.dataSource(), """
                    CREATE SCHEMA storage; CREATE TABLE storage.objects (id int);
                    ALTER TABLE auth.users ADD COLUMN phone text, ALTER COLUMN email TYPE varchar(255);
                    CREATE TABLE auth.sessions (id int);
                    CREATE EXTENSION btree_gist SCHEMA public;
                    ALTER EXTENSION btree_gin SET SCHEMA public;
                    ALTER EXTENSION pg_trgm SET SCHEMA public;
                    ALTER TABLE indexed_files SET (fillfactor = 100); ALTER TABLE indexed_files RESET (fillfactor);
                    """);

            assertThat(diff(platform).differences()).isEmpty();
        }
    }

    @Test
    void overlooksWhatAServerKeepsForItselfAmongAColumnsOptions() throws SQLException {
        try (TestDatabase patched = TestDatabase.migrated()) {
            run(patched.dataSource(), """
                    UPDATE pg_attribute SET attoptions = ARRAY['pg_attver=184844624'] WHERE attrelid = 'symbols'::regclass
                    """);
            assertThat(diff(patched).differences()).isEmpty();

            run(patched.dataSource(), """
                    UPDATE pg_attribute SET attoptions = ARRAY['n_distinct=5', 'pg_attver=184844624']
                    WHERE attrelid = 'symbols'::regclass AND attname = 'name'
                    """);
            assertThat(RepairScript.of(diff(patched))).contains("n_distinct").doesNotContain("pg_attver");
        }
    }

    @Test
    void acceptsTheIdsOfAServerThatWasUpgraded() throws SQLException {
        try (TestDatabase upgraded = TestDatabase.migrated()) {
            run(upgraded.dataSource(), "CREATE OR REPLACE FUNCTION time_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE "
                    + "PARALLEL SAFE AS $f$" + CatalogNormalizer.uuidBodyBefore18() + "$f$");

            assertThat(diff(upgraded).differences()).isEmpty();

            run(upgraded.dataSource(), "CREATE OR REPLACE FUNCTION time_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE "
                    + "PARALLEL SAFE AS 'SELECT gen_random_uuid()'");
            assertThat(names(diff(upgraded), Change.CHANGED)).containsExactly("public.time_ordered_uuid()");
        }
    }

    @Tag(Variants.SLOW)
    @Test
    void comparesWithTheEmbeddedServerWhereTheRoleMayMakeNoDatabase() throws SQLException {
        String role = "kota_plain_" + UUID.randomUUID().toString().substring(0, 8);
        try (TestDatabase database = TestDatabase.empty()) {
            run(MIGRATED.dataSource(), "CREATE ROLE " + role + " LOGIN PASSWORD 'plain'");
            String name = database.url().substring(database.url().lastIndexOf('/') + 1);
            run(MIGRATED.dataSource(), "ALTER DATABASE " + name + " OWNER TO " + role);
            try (Database plain = Database.open(
                    Map.of("KOTA_DB_URL", database.url(), "KOTA_DB_USER", role, "KOTA_DB_PASSWORD", "plain"))) {
                SchemaMigrations.migrate(plain.dataSource());

                CatalogDiff diff = SchemaDiff.of(plain, HOME);

                assertThat(diff.shadow()).startsWith("the embedded PostgreSQL 18");
                assertThat(diff.differences()).isEmpty();

                run(plain.dataSource(), "DROP TABLE file_facts; DROP FUNCTION time_ordered_uuid() CASCADE");
                run(plain.dataSource(), RepairScript.of(SchemaDiff.of(plain, HOME)));
                assertThat(SchemaDiff.of(plain, HOME).differences()).isEmpty();
                run(plain.dataSource(), "INSERT INTO migrations (id, name) VALUES (99, 'x'); SELECT time_ordered_uuid()");
            }
        } finally {
            run(MIGRATED.dataSource(), "DROP ROLE IF EXISTS " + role);
        }
    }

    @Test
    void dropsWhatAKilledRunHasLeftAndNothingElse() throws SQLException {
        String old = "kota_shadow_1000000000_0123abcd";
        String fresh = "kota_shadow_" + System.currentTimeMillis() / 1000 + "_0123abcd";
        String foreign = "kota_shadow_of_a_doubt";
        for (String name : List.of(old, fresh, foreign)) {
            run(MIGRATED.dataSource(), "CREATE DATABASE " + name);
        }
        try {
            diff(MIGRATED);

            assertThat(rows(MIGRATED.dataSource(), SHADOWS)).containsExactlyInAnyOrder(fresh, foreign);
        } finally {
            for (String name : List.of(old, fresh, foreign)) {
                run(MIGRATED.dataSource(), "DROP DATABASE IF EXISTS " + name);
            }
        }
    }

    private static CatalogDiff diff(TestDatabase database) {
        try (Database live = Database.open(Map.of(
                "KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password()))) {
            return SchemaDiff.of(live, HOME);
        }
    }

    private static List<String> names(CatalogDiff diff, Change change) {
        return diff.structural().stream()
                .filter(difference -> difference.change() == change)
                .map(Difference::name)
                .toList();
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(DataSource dataSource, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
