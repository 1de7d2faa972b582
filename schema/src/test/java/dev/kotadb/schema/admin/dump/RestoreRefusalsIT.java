package dev.kotadb.schema.admin.dump;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.ScriptText;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.dump.script.CopyStatement;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.index.repository.RepositoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What must not be restored is not, and then nothing has changed. */
class RestoreRefusalsIT {
    private static final DumpOptions PLAIN = new DumpOptions(false, false, true, 1);

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static List<DumpManifest.Table> before = List.of();

    @BeforeAll
    static void fill() throws SQLException {
        Databases.fill(SOURCE);
        Databases.fillIndex(SOURCE);
        Databases.fill(TARGET);
        Databases.run(TARGET, "UPDATE repositories SET git_url = 'kept'");
        try (Database database = Databases.open(SOURCE)) {
            Dump dump = new Dump(database, PLAIN, TransferListener.SILENT);
            dump.toScript(folder.resolve("d.sql"));
            dump.toScript(folder.resolve("d.sql.gz"));
            dump.toFolder(folder.resolve("d"), false);
        }
        before = state();
    }

    @Test
    void rowsThatAreThere() {
        assertRefused("d.sql", false, "holds rows in api_keys, dependencies, index_jobs, indexed_files, organizations,");
    }

    @Tag(Variants.SLOW)
    @Test
    void aScriptThatIsCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("d.sql"));
        int data = new String(whole, ISO_8859_1).indexOf(ScriptText.DATA);
        for (int i = 0; i < 12; i++) {
            int length = i == 11 ? whole.length - 2 : data + (whole.length - data) / 11 * i;
            Files.write(folder.resolve("cut.sql"), Arrays.copyOf(whole, length));
            assertRefused("cut.sql", true, "cut.sql");
        }
        byte[] compressed = Files.readAllBytes(folder.resolve("d.sql.gz"));
        Files.write(folder.resolve("cut.sql.gz"), Arrays.copyOf(compressed, compressed.length / 2));
        assertRefused("cut.sql.gz", true, "Unexpected end of ZLIB input stream. No row was changed.");
    }

    @Test
    void aScriptThatPsqlRunsInPartOrWithoutATransaction() throws Exception {
        byte[] whole = Files.readAllBytes(folder.resolve("d.sql"));
        String script = new String(whole, ISO_8859_1);
        int row = script.indexOf('\n', script.indexOf(new CopyStatement("public", "references", List.of()).quotedName()) + 5000);
        Files.write(folder.resolve("half.sql"), Arrays.copyOf(whole, row + 1));
        try (TestDatabase empty = TestDatabase.migrated()) {
            assertThat(Psql.run(empty, folder.resolve("half.sql"))).contains("run_the_whole_dump_in_one_transaction");
            assertThat(Psql.run(empty, folder.resolve("half.sql"), "-1")).contains("run_the_whole_dump_in_one_transaction");
            assertThat(Psql.run(empty, folder.resolve("d.sql"), "-v", "x=1"))
                    .contains("run_the_whole_dump_in_one_transaction");
            assertThat(Psql.run(empty, folder.resolve("d"), "-v", "x=1"))
                    .contains("run_the_whole_dump_in_one_transaction");
            assertThat(Databases.rows(empty, "SELECT count(*) FROM repositories")).containsExactly("0");
            assertThat(Databases.rows(empty, "SELECT count(*) FROM auth.users")).containsExactly("0");
        }
    }

    @Test
    void aChangedByte() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("d.sql"));
        whole[new String(whole, ISO_8859_1).indexOf("0123456789012")] = '9';
        Files.write(folder.resolve("changed.sql"), whole);
        assertRefused("changed.sql", true, "is damaged: the data of indexed_files differs from what was dumped");

        Files.write(folder.resolve("junk.sql"), new byte[] {0, 1, 2, 3});
        assertRefused("junk.sql", true, "junk.sql: line 1: its last line, a comment of pg_dump's or RESET ALL, is missing");
        Files.writeString(folder.resolve("other.sql"), "--\n-- PostgreSQL database dump\n--\n");
        assertRefused("other.sql", true, "is missing, so it is not complete");
        Files.write(folder.resolve("nothing.sql"), new byte[0]);
        assertRefused("nothing.sql", true, "nothing.sql: line 1: its last line");
        Files.writeString(folder.resolve("custom.dump"), "PGDMP\u0001");
        assertRefused("custom.dump", true, "custom.dump is in pg_dump's own format. Turn it into a script first: pg_restore");
        assertRefused("absent.sql", true, "there is no ");
    }

    @Test
    void aFolderThatIsNotWhole() throws IOException {
        Path broken = folder.resolve("broken");
        copyFolder(broken);
        Files.delete(broken.resolve("symbols.copy"));
        assertRefused("broken", true, "symbols.copy is missing");

        Files.write(broken.resolve("symbols.copy"), new byte[0]);
        assertRefused("broken", true, "the data of symbols differs from what was dumped (0 rows, 0 bytes instead of 201 rows, ");

        Files.copy(folder.resolve("d/api_keys.copy"), broken.resolve("symbols.copy"),
                StandardCopyOption.REPLACE_EXISTING);
        assertRefused("broken", true, "symbols");

        Files.delete(broken.resolve("manifest.json"));
        assertRefused("broken", true, "is not a complete dump: it has no manifest.json");
    }

    @Test
    void tablesAndColumnsThatAreNotThere() throws IOException {
        String script = Files.readString(folder.resolve("d.sql"), ISO_8859_1);
        write("records.sql", script.replace("\"api_keys\"", "\"migrations\""));
        assertRefused("records.sql", true, "holds the table migrations, which is not part of kota's data");
        write("absent.sql.txt", script.replace("\"api_keys\"", "\"not_there\""));
        assertRefused("absent.sql.txt", false, "columns of the table not_there");
        write("column.sql", script.replace("\"installation_id\"", "\"installed_by_hand\""));
        assertRefused("column.sql", true, "columns of the table repositories");
        write("unlisted.sql", script.replace("COPY \"public\".\"api_keys\"", "COPY \"auth\".\"secrets\""));
        assertRefused("unlisted.sql", true, "holds rows of auth.secrets, which it does not list");
    }

    @Test
    void aNewerSchemaOrFormat() throws IOException {
        String script = Files.readString(folder.resolve("d.sql"), ISO_8859_1);
        write("newer.sql", script.replace(SchemaMigrations.latestVersion(), "20991231000000"));
        assertRefused("newer.sql", true, "has the schema version 20991231000000, and this version of kota knows up to");
        write("format.sql", script.replace("\"format\":1", "\"format\":2"));
        assertRefused("format.sql", true, "has the format 2 of a newer version of kota");
    }

    @Test
    void aDatabaseWithPendingMigrations() throws SQLException {
        try (TestDatabase older = TestDatabase.empty()) {
            SchemaMigrations.migrateTo(older.dataSource(), "20241023000000");
            try (Database database = Databases.open(older)) {
                assertThatThrownBy(() ->
                                new Restore(database, true, TransferListener.SILENT).from(folder.resolve("d.sql")))
                        .hasMessageContaining("has the schema version 20241023000000")
                        .hasMessageContaining("Run kota db migrate");
            }
        }
    }

    @Test
    void jobsAtWork() throws SQLException {
        UUID repository = UUID.fromString(Databases.REPOSITORY);
        try (RepositoryLock lock = RepositoryLock.tryAcquire(TARGET.dataSource(), repository).orElseThrow()) {
            lock.assertHeld();
            assertRefused("d.sql", true, "Jobs are running on org/repo in");
        }
        Databases.run(TARGET, "UPDATE index_jobs SET status = 'processing', heartbeat_at = now() WHERE status = 'completed'");
        try {
            assertThatThrownBy(() -> restore("d.sql", true)).hasMessageContaining("Jobs are running on org/repo (job ");
        } finally {
            Databases.run(TARGET, "UPDATE index_jobs SET status = 'completed', heartbeat_at = NULL"
                    + " WHERE status = 'processing'");
        }
    }

    @Test
    void anAccountThatSomebodyElseHas() throws SQLException {
        try (TestDatabase other = TestDatabase.migrated();
                Database database = Databases.open(other)) {
            Databases.run(other, "INSERT INTO auth.users (email) VALUES ('owner@example.com')");
            assertThatThrownBy(() -> new Restore(database, false, TransferListener.SILENT).from(folder.resolve("d.sql")))
                    .hasMessageContaining("accounts with the same addresses as the dump but other ids: owner@example.com");
            assertThat(Databases.rows(other, "SELECT count(*) FROM repositories")).containsExactly("0");
        }
    }

    @Tag(Variants.SLOW)
    @Test
    void aRestoreThatLosesItsConnectionAfterAnyTable() {
        int tables = before.size();
        for (int i = 1; i <= tables; i++) {
            TransferListener cut = new Cut(i);
            try (Database database = Databases.open(TARGET)) {
                assertThatThrownBy(() -> new Restore(database, true, cut).from(folder.resolve("d.sql")))
                        .isInstanceOf(DumpFailedException.class)
                        .hasMessageContaining("No row was changed.");
            }
            assertThat(state()).isEqualTo(before);
        }
    }

    private void assertRefused(String name, boolean clean, String why) {
        assertThatThrownBy(() -> restore(name, clean))
                .as(name)
                .isInstanceOf(DumpFailedException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
        assertThat(state()).isEqualTo(before);
    }

    private static void restore(String name, boolean clean) {
        try (Database database = Databases.open(TARGET)) {
            new Restore(database, clean, TransferListener.SILENT).from(folder.resolve(name));
        }
    }

    /** Of the target. */
    private static List<DumpManifest.Table> state() {
        try (Database database = Databases.open(TARGET)) {
            return new Dump(database, PLAIN, TransferListener.SILENT).toFolder(folder.resolve("state"), false).tables();
        }
    }

    private static void write(String name, String script) throws IOException {
        Files.writeString(folder.resolve(name), script, ISO_8859_1);
    }

    private static void copyFolder(Path target) throws IOException {
        Files.createDirectory(target);
        try (var files = Files.list(folder.resolve("d"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    /** Ends every other session of the target after some tables. */
    private static final class Cut implements TransferListener {
        private int left;

        Cut(int tables) {
            left = tables;
        }

        @Override
        public void note(String message) {}

        @Override
        public void advanced(String table, long bytes) {}

        @Override
        public void finished(DumpManifest.Table table, Duration took) {
            left--;
            if (left == 0) {
                try {
                    Databases.run(TARGET, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
