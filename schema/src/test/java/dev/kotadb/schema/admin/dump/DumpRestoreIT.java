package dev.kotadb.schema.admin.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.DumpedTables;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.migrate.MigrationStatus;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dump holds one state of the data, and a restore brings just that back. */
class DumpRestoreIT {
    private static final DumpOptions PLAIN = new DumpOptions(false, false, false, 1);
    private static final DumpOptions WITH_SCHEMA = new DumpOptions(true, false, false, 1);

    @RegisterExtension
    static final TestDatabase FILLED = TestDatabase.migrated();

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws SQLException {
        Databases.fill(FILLED);
        Databases.fillIndex(FILLED);
    }

    @ParameterizedTest
    @CsvSource({"d.sql, false, 1", "d.sql.gz, false, 1", "d, false, 1", "d, true, 3"})
    void aRestoredDatabaseDumpsToTheSameBytes(String name, boolean gzip, int jobs) throws SQLException {
        try (TestDatabase restored = TestDatabase.migrated()) {
            DumpManifest dump = dump(FILLED, name, gzip, new DumpOptions(false, false, false, jobs));

            Restore.Result result = restore(restored, folder.resolve(name), false);

            assertThat(result.rows()).isEqualTo(dump.tables());
            assertThat(dump(restored, "again", false, PLAIN).tables()).isEqualTo(dump.tables());
            assertThat(dump.tables()).filteredOn(table -> table.rows() == 0).isEmpty();
            assertThat(Databases.rows(restored, "SELECT email FROM auth.users")).containsExactly("owner@example.com");
            assertThat(indexes(restored)).isEqualTo(indexes(FILLED));
            assertThat(Databases.rows(restored, "SELECT count(*) FROM search_documents WHERE words @@ 'f17'::tsquery"))
                    .containsExactly("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"d.sql, false", "d.sql.gz, false", "d, false", "d, true"})
    void psqlMakesTheSchemaAndBringsTheDataBack(String name, boolean gzip) throws Exception {
        try (TestDatabase restored = TestDatabase.empty()) {
            DumpManifest dump = dump(FILLED, name, gzip, WITH_SCHEMA);

            assertThat(Psql.run(restored, folder.resolve(name))).isEmpty();

            assertThat(dump(restored, "again", false, PLAIN).tables()).isEqualTo(dump.tables());
            assertThat(SchemaMigrations.status(restored.dataSource())).allMatch(MigrationStatus::applied)
                    .extracting(MigrationStatus::appliedAt)
                    .isEqualTo(SchemaMigrations.status(FILLED.dataSource()).stream()
                            .map(MigrationStatus::appliedAt)
                            .toList());
            assertThat(SchemaMigrations.migrate(restored.dataSource()).applied()).isEmpty();
            assertThat(Databases.rows(restored, "SELECT * FROM migrations ORDER BY id"))
                    .isEqualTo(Databases.rows(FILLED, "SELECT * FROM migrations ORDER BY id"));
            Databases.run(restored, "INSERT INTO migrations (name) VALUES ('the identity goes on')");
        }
    }

    @Test
    void ownRestoreTakesASchemasDumpForAnEmptyDatabase() throws SQLException {
        try (TestDatabase restored = TestDatabase.empty()) {
            DumpManifest dump = dump(FILLED, "d.sql", false, WITH_SCHEMA);

            assertThat(restore(restored, folder.resolve("d.sql"), false).rows()).isEqualTo(dump.tables());
        }
    }

    @ParameterizedTest
    @CsvSource({"d.sql, 1", "d, 1", "d, 3"})
    void seesOneStateWhateverIsWrittenMeanwhile(String name, int jobs) throws SQLException {
        try (TestDatabase busy = TestDatabase.migrated()) {
            Databases.fill(busy);
            Databases.fillIndex(busy);
            DumpManifest before = dump(busy, "before", false, PLAIN);
            AtomicBoolean written = new AtomicBoolean();
            TransferListener writer = onFinished(() -> {
                if (!written.getAndSet(true)) {
                    Databases.run(busy, "DELETE FROM search_documents; DELETE FROM api_keys;"
                            + " INSERT INTO organizations (name, slug, owner_id) SELECT 'n', 'n', id FROM auth.users LIMIT 1");
                }
            });

            DumpManifest dump = write(busy, name, new DumpOptions(false, false, false, jobs), writer);

            assertThat(written).isTrue();
            assertThat(dump.tables()).isEqualTo(before.tables());
            assertThat(dump(busy, "after", false, PLAIN).tables()).isNotEqualTo(before.tables());
        }
    }

    @ParameterizedTest
    @CsvSource({"d.sql, 1", "d, 1", "d, 3"})
    void aDumpThatLosesItsConnectionLeavesNothing(String name, int jobs) throws IOException {
        // Once: of several that cut, one would end another. The others wait, or the dump could be done before the cut.
        AtomicBoolean done = new AtomicBoolean();
        TransferListener cut = onFinished(() -> {
            synchronized (done) {
                if (!done.getAndSet(true)) {
                    Databases.run(FILLED, "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                }
            }
        });

        assertThatThrownBy(() -> write(FILLED, name, new DumpOptions(false, false, false, jobs), cut))
                .isInstanceOf(DumpFailedException.class)
                .hasMessageMatching("Cannot dump jdbc:.* to .*/d.*: .*\\. Nothing was written\\.");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesToReplaceWhatIsThere() throws IOException {
        dump(FILLED, "d.sql", false, PLAIN);
        dump(FILLED, "d", false, PLAIN);
        Files.createDirectory(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/letter.txt"), "dear");
        DumpOptions overwrite = new DumpOptions(false, false, true, 1);

        assertThatThrownBy(() -> dump(FILLED, "d.sql", false, PLAIN)).hasMessageContaining("d.sql exists");
        assertThatThrownBy(() -> dump(FILLED, "d", false, PLAIN)).hasMessageContaining("holds a dump");
        assertThatThrownBy(() -> dump(FILLED, "mine", false, overwrite)).hasMessageContaining("contains other files");
        assertThat(dump(FILLED, "d.sql", false, overwrite).rows()).isPositive();
        assertThat(dump(FILLED, "d", true, overwrite).rows()).isPositive();
        assertThat(folder.resolve("d/symbols.copy")).doesNotExist();
        assertThat(folder.resolve("d/symbols.copy.gz")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("d.sql"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("d"))))
                .isEqualTo("rwx------");
    }

    @Test
    void saysWhyItCannotWrite() {
        assertThatThrownBy(() -> dump(FILLED, "no/d.sql", false, PLAIN))
                .hasMessageContaining("there is no folder ")
                .hasMessageNotContaining(".part");
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        assertThatThrownBy(() -> write(FILLED, "/dev/full", PLAIN, TransferListener.SILENT))
                .hasMessageContaining("No space left on device");
    }

    @Test
    void leavesOutWhatIsNotKotasUnlessAsked() throws SQLException {
        try (TestDatabase mixed = TestDatabase.migrated();
                TestDatabase restored = TestDatabase.migrated()) {
            String strange = "CREATE TABLE \"Odd, (1)\" (id serial PRIMARY KEY, up integer REFERENCES \"Odd, (1)\", v text)";
            Databases.run(mixed, strange + "; INSERT INTO \"Odd, (1)\" (v, up) VALUES ('x', 2), ('y', NULL)");
            Databases.run(restored, strange);
            DumpOptions all = new DumpOptions(false, true, false, 1);

            assertThat(dump(mixed, "own.sql", false, PLAIN).rows()).isZero();
            assertThat(dump(mixed, "all", false, all).rows()).isEqualTo(2);
            restore(restored, folder.resolve("all"), false);
            Databases.run(restored, "INSERT INTO \"Odd, (1)\" (v) VALUES ('z')");

            assertThat(Databases.rows(restored, "SELECT id, up, v FROM \"Odd, (1)\" ORDER BY id"))
                    .containsExactly("1|2|x", "2||y", "3||z");
        }
    }

    @Test
    void refusesToDumpWhatPoliciesHide() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated()) {
            Databases.run(database, "DO $$ BEGIN CREATE ROLE kota_dump_reader LOGIN PASSWORD 'r';"
                    + " EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
                    + " GRANT service_role TO kota_dump_reader");
            try (Database reader = Databases.openAs(database, "kota_dump_reader", "r")) {
                assertThatThrownBy(() -> new Dump(reader, PLAIN, TransferListener.SILENT).toScript(folder.resolve("d.sql")))
                        .hasMessageContaining("row-level security")
                        .hasMessageContaining("Use the role that owns the tables");
            } finally {
                Databases.run(database, "DROP ROLE kota_dump_reader");
            }
        }
    }

    @Test
    void knowsWhichTablesAreData() throws SQLException {
        assertThat(Databases.rows(FILLED, """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                """)).containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DumpedTables.OURS.stream(), DumpedTables.RECORDS.stream()).toList());
    }

    private DumpManifest dump(TestDatabase from, String name, boolean gzip, DumpOptions options) {
        try (Database database = Databases.open(from)) {
            Dump dump = new Dump(database, options, TransferListener.SILENT);
            Path target = folder.resolve(name);
            return name.contains(".sql") ? dump.toScript(target) : dump.toFolder(target, gzip);
        }
    }

    private DumpManifest write(TestDatabase from, String name, DumpOptions options, TransferListener listener) {
        try (Database database = Databases.open(from)) {
            Dump dump = new Dump(database, options, listener);
            Path target = folder.resolve(name);
            return name.equals("d") ? dump.toFolder(target, false) : dump.toScript(target);
        }
    }

    private static Restore.Result restore(TestDatabase to, Path dump, boolean clean) {
        try (Database database = Databases.open(to)) {
            return new Restore(database, clean, TransferListener.SILENT).from(dump);
        }
    }

    private static List<String> indexes(TestDatabase database) throws SQLException {
        return Databases.rows(database,
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname COLLATE \"C\"");
    }

    @FunctionalInterface
    private interface Action {
        void run() throws SQLException;
    }

    private static TransferListener onFinished(Action action) {
        return new TransferListener() {
            @Override
            public void note(String message) {}

            @Override
            public void advanced(String table, long bytes) {}

            @Override
            public void finished(DumpManifest.Table table, Duration took) {
                try {
                    action.run();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
