package dev.kotadb.schema.admin.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of an older schema come back as the migrations would have left them in their own database. */
@Tag(Variants.SLOW)
class OlderDumpIT {
    private static final String ORIGINAL = "20241023000000";
    private static final DumpOptions PLAIN = new DumpOptions(false, false, false, 1);

    @TempDir
    private Path folder;

    static List<String> forms() {
        return List.of("old.sql", "old.sql.gz", "old");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("forms")
    void givesTheRowsThatMigratingTheOldDatabaseGives(String name) throws SQLException {
        try (TestDatabase old = TestDatabase.migratedTo(ORIGINAL);
                TestDatabase restored = TestDatabase.migrated()) {
            fillOriginal(old);
            Databases.fill(restored); // rows that have to go
            assertThat(dump(old, name).schemaVersion()).isEqualTo(ORIGINAL);

            Restore.Result result;
            try (Database database = Databases.open(restored)) {
                result = new Restore(database, true, TransferListener.SILENT).from(folder.resolve(name));
            }
            SchemaMigrations.migrate(old.dataSource());

            DumpManifest expected = dump(old, "expected");
            assertThat(result.rows()).extracting(DumpManifest.Table::name, DumpManifest.Table::rows)
                    .isEqualTo(assertable(expected));
            for (DumpManifest.Table table : expected.tables().subList(1, expected.tables().size())) {
                assertThat(rows(restored, table)).as(table.name()).isEqualTo(rows(old, table));
            }
            assertThat(Databases.rows(restored, "SELECT count(*) FROM symbols")).containsExactly("402");
            assertThat(scratchDatabases(restored)).isEmpty();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void takesADatabaseThatTheOriginalSystemLeft() throws SQLException {
        try (TestDatabase old = TestDatabase.migratedTo(ORIGINAL);
                TestDatabase restored = TestDatabase.empty()) {
            fillOriginal(old);
            Databases.run(old, "DROP TABLE flyway_schema_history");
            assertThat(dump(old, "old").schemaVersion()).isEqualTo(ORIGINAL);

            try (Database database = Databases.open(restored)) {
                new Restore(database, false, TransferListener.SILENT).from(folder.resolve("old"));
            }

            assertThat(Databases.rows(restored, "SELECT count(*), count(DISTINCT qualified_name) FROM symbols"))
                    .containsExactly("402|201");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void refusesTablesThatNoMigrationKnows() throws SQLException {
        try (TestDatabase old = TestDatabase.migratedTo(ORIGINAL);
                TestDatabase target = TestDatabase.migrated()) {
            Databases.run(old, "CREATE TABLE theirs (id integer)");
            try (Database from = Databases.open(old);
                    Database to = Databases.open(target)) {
                new Dump(from, new DumpOptions(false, true, false, 1), TransferListener.SILENT)
                        .toFolder(folder.resolve("old"), false);
                assertThatThrownBy(() -> new Restore(to, false, TransferListener.SILENT).from(folder.resolve("old")))
                        .hasMessageContaining("its tables theirs are not kota's");
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void psqlBringsTheOldSchemaBack() throws Exception {
        try (TestDatabase old = TestDatabase.migratedTo(ORIGINAL);
                TestDatabase restored = TestDatabase.empty()) {
            fillOriginal(old);
            DumpManifest dump;
            try (Database database = Databases.open(old)) {
                dump = new Dump(database, new DumpOptions(true, false, false, 1),
                                TransferListener.SILENT).toScript(folder.resolve("old.sql"));
            }

            assertThat(Psql.run(restored, folder.resolve("old.sql"))).isEmpty();

            assertThat(dump(restored, "again").tables()).isEqualTo(dump.tables());
            assertThat(SchemaMigrations.version(restored.dataSource())).contains(ORIGINAL);
            SchemaMigrations.migrate(restored.dataSource());
            assertThat(SchemaMigrations.version(restored.dataSource())).contains(SchemaMigrations.latestVersion());
        }
    }

    private static List<Tuple> assertable(DumpManifest manifest) {
        return manifest.tables().stream()
                .map(table -> tuple(table.name(), table.rows()))
                .toList();
    }

    private static List<String> rows(TestDatabase database, DumpManifest.Table table) throws SQLException {
        return Databases.rows(database, "SELECT t::text FROM " + table.copy().quotedName() + " t ORDER BY 1");
    }

    private static List<String> scratchDatabases(TestDatabase database) throws SQLException {
        return Databases.rows(database, "SELECT datname FROM pg_database WHERE datname = (SELECT 'kota_restore_' || oid"
                + " FROM pg_database WHERE datname = current_database())");
    }

    private static void fillOriginal(TestDatabase database) throws SQLException {
        Databases.fill(database);
        Databases.run(database, """
                INSERT INTO symbols (file_id, name, kind, line_start, line_end)
                    SELECT id, path, 'method', i, i FROM indexed_files, generate_series(1, 2) i;
                INSERT INTO "references" (source_file_id, target_symbol_id, line_number, reference_type, metadata)
                    SELECT file_id, id, line_start, 'call', jsonb_build_object('n', i) FROM symbols, generate_series(1, 3) i;
                INSERT INTO dependency_graph (repository_id, from_file_id, to_file_id, dependency_type)
                    SELECT repository_id, id, id, 'file_import' FROM indexed_files, generate_series(1, 2) i;
                """);
    }

    private DumpManifest dump(TestDatabase from, String name) {
        try (Database database = Databases.open(from)) {
            Dump dump = new Dump(database, PLAIN, TransferListener.SILENT);
            return name.contains(".sql") ? dump.toScript(folder.resolve(name)) : dump.toFolder(folder.resolve(name), false);
        }
    }
}
