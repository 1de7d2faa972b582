package dev.kotadb.jobs.cli.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.InstanceDatabase;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DiffCommandIT {
    private static final Path HOME = Path.of("target", "kota");

    private final TestDatabase live = TestDatabase.migrated();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void saysThatNothingDiffers() {
        Result result = diff();

        assertThat(result.code).isEqualTo(ExitCode.DONE);
        assertThat(result.out).startsWith(live.url()).endsWith("No difference.\n");
    }

    @Test
    void tellsStructureByTableAndFailsOnIt() throws SQLException {
        run("""
                ALTER TABLE migrations DISABLE ROW LEVEL SECURITY, ALTER COLUMN name SET DEFAULT 'x';
                DROP POLICY migrations_service ON migrations;
                CREATE TABLE notes (id int);
                COMMENT ON TABLE file_units IS E'a\\x1b[31m';
                DROP SCHEMA batch CASCADE;
                DO $$ BEGIN
                    EXECUTE replace(pg_get_functiondef('record_applied_migration()'::regprocedure), 'DO NOTHING',
                                    'DO UPDATE SET name = excluded.name');
                END $$;
                GRANT SELECT ON file_facts TO anon;
                """);

        Result result = diff();

        assertThat(result.code).isEqualTo(ExitCode.FAILED);
        assertThat(result.out.substring(result.out.indexOf("\n\n- schema")).strip()).isEqualTo("""
                - schema batch, with 35 objects in it
                    CREATE SCHEMA batch

                function public.record_applied_migration()
                  ~ body
                      @@ -3,5 +3,5 @@
                           INSERT INTO public.migrations (name, applied_at)
                           VALUES (pg_catalog.regexp_replace(NEW.script, '^.*/|\\.sql$', '', 'g'), pg_catalog.clock_timestamp())
                      -    ON CONFLICT (name) DO NOTHING;
                      +    ON CONFLICT (name) DO UPDATE SET name = excluded.name;
                           RETURN NULL;
                       END

                table public.file_units
                  ~ comment: a\\u001b[31m, in the migrations the names under which a file can be looked up, hashed

                table public.migrations
                  ~ row level security: disabled, in the migrations enabled
                  ~ column name, default: 'x'::text, in the migrations none
                  - policy migrations_service
                      CREATE POLICY migrations_service ON public.migrations TO service_role
                          USING (true)
                          WITH CHECK (true)

                + table public.notes
                    CREATE TABLE public.notes (
                        id integer
                    )

                grants
                  + table public.file_facts to anon: SELECT

                7 differences of structure (2 missing, 1 extra, 4 changed), 1 of grants.
                To remove the differences: kota db diff --sql""");
    }

    @Tag(Variants.SLOW)
    @Test
    void takesADifferenceOfGrantsAloneForNone() throws SQLException {
        run("GRANT SELECT ON file_facts TO anon; REVOKE ALL ON symbols FROM service_role");

        Result all = diff();
        Result without = diff("--no-grants");

        assertThat(all.code).isEqualTo(ExitCode.DONE);
        assertThat(all.out).endsWith("\nOnly grants differ (2): platforms change them; the structure is the same.\n");
        assertThat(without.code).isEqualTo(ExitCode.DONE);
        assertThat(without.out).endsWith("No difference.\n").doesNotContain("anon");
    }

    @Tag(Variants.SLOW)
    @Test
    void writesJson() throws SQLException {
        run("DROP INDEX idx_symbols_name; ALTER TABLE symbols ALTER COLUMN ordinal SET DEFAULT 1");

        Result result = diff("--json");

        assertThat(result.code).isEqualTo(ExitCode.FAILED);
        assertThat(result.out).contains("\"drifted\":true,\"pending\":[],\"structural\":2,\"grants\":0,\"differences\":["
                        + "{\"change\":\"changed\",\"kind\":\"column\",\"name\":\"public.symbols.ordinal\",\"table\":\"public.symbols\"")
                .contains("\"parts\":[{\"property\":\"default\",\"migrations\":\"0\",\"live\":\"1\"}]")
                .contains("{\"change\":\"missing\",\"kind\":\"index\",\"name\":\"public.idx_symbols_name\"")
                .endsWith("}]}\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void writesTheScriptThatRemovesTheDifference() throws SQLException {
        run("DROP TABLE search_documents; ALTER TABLE symbols ADD COLUMN note text");

        Result result = diff("--sql");
        assertThat(result.code).isEqualTo(ExitCode.FAILED);
        assertThat(result.out).contains("-- LOSES DATA, in these statements:\n--   ALTER TABLE public.symbols DROP COLUMN note\n");
        run(result.out);

        assertThat(diff("--sql").out).isEqualTo("-- Nothing differs.\n");
    }

    private Result diff(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        Map<String, String> environment = Map.of(
                "KOTA_DB_URL", live.url(), "KOTA_DB_USER", live.user(), "KOTA_DB_PASSWORD", live.password());
        String[] arguments = new String[options.length + 1];
        arguments[0] = "diff";
        System.arraycopy(options, 0, arguments, 1, options.length);
        int code = DbCommand.with(console, new InstanceDatabase(environment), HOME).execute(arguments);
        return new Result(code, out.toString(UTF_8));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = live.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Result(int code, String out) {}
}
