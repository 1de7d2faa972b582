package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.MigrationResult;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.NewerSchemaException;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationsIT {
    private static final String LAST_ORIGINAL = "20241023000000";
    private static final List<String> ORIGINAL = List.of(
            "20241001000001_initial_schema",
            "20241011000000_fulltext_search_index",
            "20241014000000_symbols_unique_constraint",
            "20241020000000_references_unique_constraint",
            "20241021000000_add_dependency_graph_table",
            "20241021000001_add_job_tracking_columns",
            "20241021000002_add_rls_context_functions",
            "20241021000003_store_indexed_data_function",
            "20241021000004_add_enum_to_symbol_kinds",
            "20241022000000_add_installation_id_to_repositories",
            "20241023000000_add_last_push_at_to_repositories");

    @Test
    void appliesTheOriginalsMigrationsFirstAndEveryScriptInTheOrderOfTheirVersions() throws IOException {
        try (TestDatabase database = TestDatabase.empty()) {
            MigrationResult result = SchemaMigrations.migrate(database.dataSource());

            assertThat(result.applied()).startsWith(ORIGINAL.toArray(String[]::new)).isEqualTo(scripts());
            assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
        }
    }

    @Test
    void tellsWhatIsPendingAndChangesNothingByThat() throws SQLException {
        try (TestDatabase database = TestDatabase.empty()) {
            assertThat(SchemaMigrations.status(database.dataSource()))
                    .hasSizeGreaterThan(ORIGINAL.size())
                    .allMatch(MigrationStatus::pending);
            try (Session session = Session.open(database)) {
                assertThat(session.one("SELECT to_regclass('public.flyway_schema_history')")).isEmpty();
            }

            SchemaMigrations.migrateTo(database.dataSource(), LAST_ORIGINAL);

            List<MigrationStatus> status = SchemaMigrations.status(database.dataSource());
            assertThat(status.subList(0, ORIGINAL.size())).allMatch(MigrationStatus::applied);
            assertThat(status.subList(ORIGINAL.size(), status.size()))
                    .allMatch(MigrationStatus::pending);
        }
    }

    @Test
    void refusesADatabaseThatANewerVersionHasMigrated() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session session = Session.open(database)) {
            session.run("""
                    INSERT INTO flyway_schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    VALUES (999, '20991231000000', 'later', 'SQL', '20991231000000_later.sql', 'x', 1, true)
                    """);

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .isInstanceOf(NewerSchemaException.class)
                    .hasMessageContaining("20991231000000")
                    .hasMessageContaining("use that version, or name another database by KOTA_DB_URL");
            assertThatThrownBy(() -> SchemaMigrations.status(database.dataSource()))
                    .isInstanceOf(NewerSchemaException.class);
            // And what a newer version applies is recorded all the same.
            assertThat(session.one("SELECT name FROM migrations ORDER BY id DESC LIMIT 1"))
                    .isEqualTo("20991231000000_later");
        }
    }

    @Test
    void takesOverADatabaseThatTheOriginalLeftWithoutARecord() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            SchemaMigrations.migrateTo(database.dataSource(), LAST_ORIGINAL);
            session.run("DROP TABLE flyway_schema_history");
            Tenants.insertOrganization(session);

            assertThat(SchemaMigrations.migrate(database.dataSource()).applied())
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(ORIGINAL);

            assertThat(session.rows("SELECT name FROM migrations ORDER BY id"))
                    .startsWith(ORIGINAL.toArray(String[]::new))
                    .hasSameSizeAs(SchemaMigrations.status(database.dataSource()));
            assertThat(SchemaMigrations.status(database.dataSource()))
                    .allMatch(MigrationStatus::applied);
            assertThat(session.rows("SELECT full_name FROM repositories")).containsExactly("org/repo");
            assertThat(SchemaMigrations.migrate(database.dataSource()).applied()).isEmpty();
        }
    }

    @Test
    void leavesADatabaseAloneThatHoldsSomethingElse() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            session.run("CREATE TABLE somebody_elses (id integer)");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("Cannot migrate the database " + database.url())
                    .hasMessageContaining("contains tables of another program");
            assertThat(session.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .containsExactly("somebody_elses");
        }
    }

    @Test
    void refusesADatabaseWhoseEncodingDoesNotHoldEveryText() throws SQLException {
        try (TestDatabase beside = TestDatabase.empty();
                Session session = Session.open(beside)) {
            String name = "kota_latin_" + ProcessHandle.current().pid();
            session.run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
            try {
                PGSimpleDataSource latin = (PGSimpleDataSource) beside.dataSource();
                latin.setDatabaseName(name);

                assertThatThrownBy(() -> SchemaMigrations.migrate(latin))
                        .hasMessageContaining("its encoding is LATIN1")
                        .hasMessageContaining("ENCODING 'UTF8'");
            } finally {
                session.run("DROP DATABASE " + name);
            }
        }
    }

    @Test
    void saysWhatTheServerRefusedAndInWhichMigration() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database)) {
            SchemaMigrations.migrateTo(database.dataSource(), "20260101000003");
            session.run("CREATE TABLE file_outcomes (id integer)");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("Cannot migrate the database " + database.url()
                            + ": 20260101000004_records_of_indexing: ERROR: relation \"file_outcomes\" already exists")
                    .hasMessageNotContaining("Flyway");

            session.run("ALTER DATABASE " + session.one("SELECT current_database()") + " SET default_transaction_read_only = on");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("in a read-only transaction")
                    .hasMessageNotContaining("Flyway");
        }
    }

    @Test
    void saysWhichMigrationTheRecordLacks() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session session = Session.open(database)) {
            session.run("DELETE FROM flyway_schema_history WHERE version = '20260101000007'");

            assertThatThrownBy(() -> SchemaMigrations.migrate(database.dataSource()))
                    .hasMessageContaining("has later migrations, but not 20260101000007_row_level_security")
                    .hasMessageNotContaining("outOfOrder");
        }
    }

    @Test
    void takesMoreTimeThanOtherStatementsMay() throws Exception {
        try (TestDatabase database = TestDatabase.empty();
                Session session = Session.open(database);
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            SchemaMigrations.migrateTo(database.dataSource(), "20260101000003");
            session.run("ALTER DATABASE " + session.one("SELECT current_database()") + " SET statement_timeout = '500ms'");
            session.run("BEGIN; LOCK TABLE index_jobs");

            Future<MigrationResult> result = other.submit(() -> SchemaMigrations.migrate(database.dataSource()));
            Thread.sleep(1500);
            session.run("COMMIT");

            assertThat(result.get().applied()).contains("20260101000004_records_of_indexing");
        }
    }

    @Test
    void appliesAMigrationAgainThatADeadlockEnded() throws Exception {
        try (TestDatabase database = TestDatabase.empty();
                Session other = Session.open(database);
                ExecutorService migration = Executors.newVirtualThreadPerTaskExecutor()) {
            SchemaMigrations.migrateTo(database.dataSource(), "20260101000008");
            // The session that notices a deadlock is the one that the server cancels: here, the migration.
            other.run("ALTER DATABASE " + other.one("SELECT current_database()") + " SET deadlock_timeout = '3s'");
            other.run("SET deadlock_timeout = '1min'");
            other.run("BEGIN; LOCK TABLE \"references\" IN ACCESS SHARE MODE");

            Future<MigrationResult> result = migration.submit(() -> SchemaMigrations.migrate(database.dataSource()));
            while (other.one("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '\"references\"'::regclass")
                    .equals("0")) {
                assertThat(result.isDone()).isFalse();
                Thread.sleep(20);
            }
            other.run("LOCK TABLE search_documents IN ACCESS SHARE MODE; COMMIT");

            assertThat(result.get().applied())
                    .startsWith("20260201000002_tenants_search_by_index")
                    .endsWith(scripts().getLast())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void runsInSeveralProcessesAtOnceOnOneDatabaseAndOnSeveral() throws Exception {
        try (TestDatabase shared = TestDatabase.empty();
                TestDatabase other = TestDatabase.empty();
                ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MigrationResult>> results = new ArrayList<>();
            for (TestDatabase database : List.of(shared, shared, shared, other)) {
                DataSource dataSource = database.dataSource();
                results.add(processes.submit(() -> SchemaMigrations.migrate(dataSource)));
            }
            int applied = 0;
            for (Future<MigrationResult> result : results) {
                applied += result.get().applied().size();
            }

            assertThat(applied).isEqualTo(2 * scripts().size());
            for (TestDatabase database : List.of(shared, other)) {
                try (Session session = Session.open(database)) {
                    assertThat(session.rows("SELECT name FROM migrations ORDER BY id")).isEqualTo(scripts());
                }
            }
        }
    }

    @Test
    void needsNoSuperuser() throws SQLException, IOException {
        String owner = "kota_owner_" + ProcessHandle.current().pid();
        // The roles belong to the server and are there once anything was migrated on it.
        try (TestDatabase any = TestDatabase.migrated();
                TestDatabase database = TestDatabase.empty();
                Session administrator = Session.open(any);
                Session inDatabase = Session.open(database)) {
            administrator.run("CREATE ROLE " + owner + " LOGIN PASSWORD 'secret' NOSUPERUSER IN ROLE authenticated");
            try {
                String name = inDatabase.one("SELECT current_database()");
                administrator.run("ALTER DATABASE " + name + " OWNER TO " + owner);
                PGSimpleDataSource asOwner = new PGSimpleDataSource();
                asOwner.setUrl(database.url());
                asOwner.setUser(owner);
                asOwner.setPassword("secret");

                assertThat(SchemaMigrations.migrate(asOwner).applied()).isEqualTo(scripts());

                inDatabase.run("SET SESSION AUTHORIZATION " + owner);
                Tenants.insertOrganization(inDatabase);
                Tenants.insertIndex(inDatabase);
                assertThat(inDatabase.rowsAs("authenticated", Tenants.MEMBER, "SELECT name FROM symbols"))
                        .containsExactly("secret");
                assertThat(inDatabase.rowsAs("authenticated", Tenants.STRANGER, "SELECT name FROM symbols"))
                        .isEmpty();
                inDatabase.run("RESET SESSION AUTHORIZATION");
            } finally {
                database.close();
                administrator.run("DROP ROLE " + owner);
            }
        }
    }

    private static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/kotadb/schema/migrations"))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .filter(name -> !name.equals("beforeMigrate"))
                    .sorted()
                    .toList();
        }
    }
}
