package dev.kotadb.schema.admin.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.TransferListener;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.original.OriginalDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data-only dumps that pg_dump 15 has made of the original's database on its platform: by COPY, by INSERT with and without
 * columns, and as the Supabase CLI calls it.
 */
class OriginalDumpIT {
    private static final String CONTENT = "tab\there \\ back\\n \r\ncr; 'quoted' \"double\"; -- no comment\n\\.\nsnow ☃ parseLanternSize";

    private final List<String> notes = new ArrayList<>();

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"dump-copy.sql", "dump-column-inserts.sql", "dump-supabase.sql"})
    void bringsEveryRowToTheNewestSchema(String dump) throws Exception {
        try (TestDatabase target = TestDatabase.empty()) {
            restore(dump, target);

            assertRows(target);
            assertThat(Databases.rows(target, "SELECT email FROM auth.users ORDER BY id"))
                    .containsExactly("test-free@example.com", "test-solo@example.com", "test-team@example.com");
            assertThat(notes).contains("Skipped, because they are not kota's tables: auth.sessions (3 rows), storage.objects (1 row),"
                    + " supabase_migrations.schema_migrations (11 rows)");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void makesTheAccountsThatADumpOfPublicAloneLacks() throws Exception {
        try (TestDatabase target = TestDatabase.empty()) {
            restore("dump-inserts.sql", target);

            assertRows(target);
            assertThat(Databases.rows(target, "SELECT id FROM auth.users WHERE email IS NULL ORDER BY id")).hasSize(3);
            assertThat(notes).contains("Accounts that rows refer to and the dump lacks: 3. Those that auth.users also lacks are"
                    + " created without an e-mail address");
        }
    }

    private void restore(String dump, TestDatabase target) throws IOException {
        try (Database database = Databases.open(target);
                InputStream script = Objects.requireNonNull(OriginalDatabase.class.getResourceAsStream(dump))) {
            new Restore(database, false, new Notes()).from(script, dump);
        }
    }

    private static void assertRows(TestDatabase target) throws SQLException {
        assertThat(Databases.rows(target, "SELECT content FROM indexed_files WHERE path = 'src/use.ts'")).containsExactly(CONTENT);
        assertThat(Databases.rows(target, "SELECT path FROM search_documents JOIN indexed_files f ON f.id = file_id"
                + " WHERE words @@ 'lantern' ORDER BY 1")).containsExactly("src/index.ts", "src/use.ts");
        assertThat(Databases.rows(target, "SELECT name || ' ' || coalesce(version, '-') || metadata FROM dependencies ORDER BY 1"))
                .containsExactly("flask -{}", "zod ^3.22.0{\"dev\": true}");
        assertThat(Databases.rows(target, "SELECT git_url || ' ' || coalesce(installation_id::text, '-') FROM repositories ORDER BY id"))
                .containsExactly("https://github.com/test-user/test-repo -",
                        "https://github.com/test-org/team-repo.git 2147483647", "https://github.com/test-user/test-repo 1");
        assertThat(Databases.rows(target, """
                SELECT concat_ws(' ', (SELECT count(*) FROM api_keys), (SELECT count(*) FROM symbols),
                    (SELECT count(*) FROM "references"), (SELECT count(*) FROM dependency_graph),
                    (SELECT count(*) FROM user_organizations), (SELECT count(*) FROM rate_limit_counters),
                    (SELECT count(*) FROM index_jobs))
                """)).containsExactly("4 1 3 1 1 1 1");
        ApiKeysTable keys = new ApiKeysTable(target.dataSource());
        assertThat(keys.verify("kota_team_team1234567890ab_0123456789abcdef0123456789abcdef", true))
                .isInstanceOf(KeyVerification.Valid.class);
    }

    private final class Notes implements TransferListener {
        @Override
        public void note(String message) {
            notes.add(message);
        }

        @Override
        public void advanced(String table, long bytes) {}

        @Override
        public void finished(DumpManifest.Table table, Duration took) {}
    }
}
