package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.catalog.CatalogDiff;
import dev.kotadb.schema.admin.catalog.Difference;
import dev.kotadb.schema.admin.catalog.SchemaDiff;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.original.OriginalDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database of the original system becomes what a new database is, with all its rows. */
class OriginalSchemaIT {
    private static final String LAST_ORIGINAL = "20241023000000";

    @TempDir
    private Path home;

    @Test
    void theFirstElevenMigrationsMakeExactlyTheOriginalsSchema() throws SQLException {
        try (TestDatabase database = TestDatabase.empty()) {
            SchemaMigrations.migrateTo(database.dataSource(), LAST_ORIGINAL);

            assertThat(OriginalDatabase.read(database.dataSource()))
                    .containsExactlyInAnyOrderElementsOf(OriginalDatabase.expected());
        }
    }

    @Test
    void takesOverEveryRowOnAPlainServer() throws SQLException {
        try (TestDatabase database = TestDatabase.empty()) {
            OriginalDatabase.create(database.dataSource());
            assertThat(OriginalDatabase.read(database.dataSource()))
                    .containsExactlyInAnyOrderElementsOf(OriginalDatabase.expected());

            takeOver(database);
        }
    }

    @Test
    void takesOverEveryRowOnThePlatformAndLeavesThePlatformsObjectsAlone() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            OriginalDatabase.createOnPlatform(database.dataSource());

            takeOver(database);

            assertThat(session.one("SELECT count(*) FROM supabase_migrations.schema_migrations")).isEqualTo("11");
            assertThat(session.rows("SELECT name FROM storage.objects")).containsExactly("avatar.png");
            assertThat(session.one("SELECT count(*) FROM pg_attribute WHERE attrelid = 'auth.users'::regclass AND attnum > 0"))
                    .isEqualTo("15");
        }
    }

    static List<String> migrationsOfTheOriginal() {
        return Variants.of(
                List.of("20241001000001", "20241014000000", "20241021000000", "20241021000003", "20241022000000"), 2);
    }

    @Tag(Variants.EXHAUSTIVE)
    @ParameterizedTest
    @MethodSource("migrationsOfTheOriginal")
    void completesWhatTheOriginalHadBegun(String last) throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            SchemaMigrations.migrateTo(database.dataSource(), last);
            session.run("DROP TABLE flyway_schema_history");
            List<MigrationStatus> before = SchemaMigrations.status(database.dataSource());
            assertThat(before.stream().filter(MigrationStatus::applied).map(MigrationStatus::version).toList().getLast())
                    .isEqualTo(last);

            List<String> applied = SchemaMigrations.migrate(database.dataSource()).applied();

            assertThat(applied).isEqualTo(before.stream().filter(MigrationStatus::pending).map(MigrationStatus::name).toList());
            assertThat(session.rows("SELECT name FROM migrations ORDER BY id"))
                    .isEqualTo(before.stream().map(MigrationStatus::name).toList());
            assertNoDifference(database);
        }
    }

    @Test
    void namesWhatADatabaseOfTheOriginalLacksAndChangesNothing() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            OriginalDatabase.create(database.dataSource());
            session.run("DROP INDEX idx_references_upsert_key; DROP FUNCTION set_user_context(uuid)");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("it is a database of the original system, but lacks the index"
                            + " idx_references_upsert_key (20241020000000_references_unique_constraint), the function"
                            + " set_user_context(uuid) (20241021000002_add_rls_context_functions)")
                    .hasMessageContaining("Nothing was changed");
            assertThat(session.one("SELECT to_regclass('flyway_schema_history')")).isEmpty();
        }
    }

    private void takeOver(TestDatabase database) throws SQLException {
        assertThat(SchemaMigrations.status(database.dataSource()).subList(0, 11))
                .allMatch(migration -> migration.applied() && migration.appliedAt() == null);
        assertThat(SchemaMigrations.version(database.dataSource())).contains(LAST_ORIGINAL);

        assertThat(SchemaMigrations.migrate(database.dataSource()).applied())
                .startsWith("20260101000001_record_applied_migrations")
                .endsWith(SchemaMigrations.status(database.dataSource()).getLast().name());

        assertNoDifference(database);
        try (Session session = Session.open(database)) {
            assertThat(Stream.of("api_keys", "dependencies", "dependency_graph", "index_jobs", "indexed_files", "organizations",
                            "rate_limit_counters", "\"references\"", "repositories", "symbols", "user_organizations", "auth.users")
                    .map(table -> count(session, table)))
                    .containsExactly("4", "2", "1", "1", "2", "1", "1", "3", "3", "1", "1", "3");
            assertThat(session.rows("SELECT name, applied_at IS NOT NULL FROM migrations ORDER BY id"))
                    .isEqualTo(SchemaMigrations.status(database.dataSource()).stream()
                            .map(migration -> migration.name() + "|t")
                            .toList());
            assertThat(session.rows("SELECT name, version, dependency_type, metadata FROM dependencies ORDER BY name"))
                    .containsExactly("flask||python|{}", "zod|^3.22.0|npm|{\"dev\": true}");
            assertThat(session.rows("SELECT full_name, git_url, default_branch, installation_id, metadata FROM repositories ORDER BY id"))
                    .containsExactly(
                            "test-user/test-repo|https://github.com/test-user/test-repo|main||{}",
                            "test-org/team-repo|https://github.com/test-org/team-repo.git|main|2147483647|{}",
                            "test-user/test-repo|https://github.com/test-user/test-repo|develop|1|{\"private\": true}");
            assertThat(session.rows("SELECT path, size_bytes, created_at = indexed_at FROM indexed_files ORDER BY path"))
                    .containsExactly("src/index.ts|72|t", "src/use.ts|86|t");
            assertThat(session.rows("SELECT name, reference_type, line_number, column_number FROM \"references\" ORDER BY 3, 4"))
                    .containsExactly(
                            "src/index.ts|import|1|0", "parseLanternSize|call|2|0", "parseLanternSize|call|2|23");
            assertThat(session.rows("SELECT ref, status, stats, commit_sha FROM index_jobs"))
                    .containsExactly("main|completed|{}|c0ffee");
            // By words, and as the user whose repository it is.
            assertThat(session.rowsAs("authenticated", "00000000-0000-0000-0000-000000000001", """
                    SELECT path FROM find_visible_words(ARRAY(SELECT id FROM repositories), 'lantern', 'lantern', '{}', NULL, '', 9)
                    ORDER BY path
                    """)).containsExactly("src/index.ts", "src/use.ts");
            assertThat(session.rowsAs("authenticated", "00000000-0000-0000-0000-000000000001",
                    "SELECT name FROM dependencies ORDER BY name")).containsExactly("flask", "zod");
            assertThat(session.rowsAs("authenticated", "00000000-0000-0000-0000-000000000002",
                    "SELECT name FROM dependencies")).isEmpty();
        }
        ApiKeysTable keys = new ApiKeysTable(database.dataSource());
        for (String key : List.of("kota_free_test1234567890ab", "kota_solo_solo1234567890ab", "kota_team_team1234567890ab")) {
            assertThat(keys.verify(key + "_0123456789abcdef0123456789abcdef", true)).isInstanceOf(KeyVerification.Valid.class);
        }
        assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
    }

    private void assertNoDifference(TestDatabase database) {
        DatabaseAddress address = new DatabaseAddress(database.url(), database.user(), database.password());
        try (Database opened = Database.at(address, "The database", "")) {
            CatalogDiff diff = SchemaDiff.of(opened, home);
            assertThat(diff.pending()).isEmpty();
            assertThat(diff.structural()).extracting(Difference::name).isEmpty();
            assertThat(diff.grants().stream()
                    .map(grant -> grant.name() + " " + grant.role() + " " + grant.migrations() + " / " + grant.live()))
                    .isEmpty();
        }
    }

    private static String count(Session session, String table) {
        try {
            return session.one("SELECT count(*) FROM " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
