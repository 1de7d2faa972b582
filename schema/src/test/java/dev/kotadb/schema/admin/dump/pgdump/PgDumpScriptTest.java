package dev.kotadb.schema.admin.dump.pgdump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.admin.dump.file.DumpFailedException;
import dev.kotadb.schema.admin.dump.file.DumpManifest;
import dev.kotadb.schema.admin.dump.file.FolderOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgDumpScriptTest {
    private static final String END = "\n--\n-- PostgreSQL database dump complete\n--\n";

    @TempDir
    private Path folder;

    @Test
    void takesTheRowsOfCopyAsTheyAre() throws IOException {
        PgDumpScript.Contents contents = spool("""
                \\restrict abc
                COPY public.dependencies (id, name) FROM stdin;
                1\ta\\tb\\\\
                2\t\\N
                \\.

                \\unrestrict abc
                """ + END);

        assertThat(contents.manifest().schemaVersion()).isEqualTo("20241023000000");
        DumpManifest.Table table = contents.manifest().tables().getFirst();
        assertThat(table.columns()).containsExactly("id", "name");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(rows(table)).containsExactly("1\ta\\tb\\\\", "2\t\\N");
    }

    @Test
    void readsLiteralsOfInsertsInEveryForm() throws IOException {
        PgDumpScript.Contents contents = spool("""
                INSERT INTO "public"."dependencies" ("id", "name", "version") VALUES
                \t('1', 'it''s ; -- no comment', NULL),
                \t(-2.5e-7, 'two
                lines\tand \\ a backslash', true);
                INSERT INTO public.dependencies (id, name, version) OVERRIDING SYSTEM VALUE VALUES ('3', E'\\\\ \\n ''', '') ON CONFLICT DO NOTHING;
                """ + END);

        assertThat(rows(contents.manifest().tables().getFirst())).containsExactly(
                "1\tit's ; -- no comment\t\\N", "-2.5e-7\ttwo\\nlines\\tand \\\\ a backslash\ttrue", "3\t\\\\ \\n '\t");
    }

    @Test
    void knowsTheColumnsOfInsertsThatNameNone() throws IOException {
        PgDumpScript.Contents contents =
                spool("INSERT INTO public.user_organizations VALUES ('m', 'u', 'o', 'owner', 'now');" + END);

        assertThat(contents.manifest().tables()).extracting(DumpManifest.Table::name)
                .containsExactly("auth.users", "user_organizations");
        assertThat(contents.manifest().tables().getLast().columns())
                .containsExactly("id", "user_id", "org_id", "role", "joined_at");
    }

    @Test
    void addsTheAccountsThatRowsNameAndTheDumpLacks() throws IOException {
        PgDumpScript.Contents contents = spool("""
                COPY auth.users (instance_id, id, aud, email) FROM stdin;
                \\N\tuser-1\tauthenticated\ta@example.com
                \\.
                COPY public.repositories (id, user_id, org_id) FROM stdin;
                r1\tuser-1\t\\N
                r2\tuser-2\t\\N
                r3\t\\N\to
                \\.
                """ + END);

        assertThat(contents.newAccounts()).isEqualTo(1);
        assertThat(rows(contents.manifest().tables().getFirst())).containsExactly("user-1\ta@example.com", "user-2\t\\N");
    }

    @Test
    void passesOverOtherTablesAndCountsTheirRows() throws IOException {
        PgDumpScript.Contents contents = spool("""
                CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $_$ DELETE FROM x; ; $_$;
                /* a comment; /* in */ it */
                COPY storage.objects (id) FROM stdin;
                1
                2
                \\.
                INSERT INTO auth.sessions VALUES ('a', 'b');
                INSERT INTO public.migrations (id, name) VALUES (1, 'x');
                INSERT INTO public.dependencies (id) VALUES ('1');
                SELECT pg_catalog.setval('public.migrations_id_seq', 1, true);
                RESET ALL;
                """);

        assertThat(contents.skipped()).isEqualTo(Map.of("storage.objects", 2L, "auth.sessions", 1L, "migrations", 1L));
        assertThat(contents.manifest().tables()).extracting(DumpManifest.Table::name).containsExactly("dependencies");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UPDATE public.api_keys SET enabled = true;                | line 1: the statement UPDATE does not belong in a dump of data
            DO $$ BEGIN DROP TABLE x; END $$;                         | line 1: the statement DO does not belong
            DELETE FROM public.api_keys;                              | line 1: the statement DELETE does not belong
            SELECT pg_catalog.pg_terminate_backend(1);                | SELECT pg_catalog.pg_terminate_backend does not belong
            \\! rm -rf x                                              | the command \\! of psql does not belong
            COPY public.api_keys (id) FROM PROGRAM 'x';               | a COPY statement reads something else than this file
            SET client_encoding = 'LATIN1';                           | its encoding is LATIN1
            SET standard_conforming_strings = off;                    | standard_conforming_strings = off
            INSERT INTO public.api_keys (id) SELECT 'a';              | an INSERT statement has no VALUES
            INSERT INTO public.api_keys (id) VALUES (now());          | a value is followed by (
            INSERT INTO public.api_keys (id) VALUES ('a', 'b');       | a row of api_keys has 2 values for 1 columns
            INSERT INTO public.symbols (ordinal) VALUES (1);          | the table symbols of the original system has no column ordinal
            INSERT INTO public.flyway_schema_history VALUES (1);      | it was made of a database that kota has migrated
            INSERT INTO public.api_keys (id) VALUES ('a               | it ends in the middle of a statement
            SET lock_timeout = 0;                                     | it holds no rows of kota's tables
            """)
    void refusesWhatIsNoRow(String statement, String reason) {
        assertThatThrownBy(() -> spool(statement + END))
                .isInstanceOf(DumpFailedException.class)
                .hasMessageContaining("Cannot restore d.sql: line ")
                .hasMessageContaining(reason)
                .hasMessageContaining("Nothing was restored");
    }

    @Test
    void refusesAScriptThatWasCutOff() {
        assertThatThrownBy(() -> spool("INSERT INTO public.dependencies (id) VALUES ('1');\n"))
                .hasMessageContaining("so it is not complete");
        assertThatThrownBy(() -> spool("COPY public.dependencies (id) FROM stdin;\n1\n"))
                .hasMessageContaining("it ends in the middle of a table");
    }

    private PgDumpScript.Contents spool(String script) throws IOException {
        return PgDumpScript.spool(new ByteArrayInputStream(script.getBytes(UTF_8)), "d.sql", folder);
    }

    private List<String> rows(DumpManifest.Table table) throws IOException {
        return Files.readAllLines(folder.resolve(FolderOutput.fileName(table.copy(), false)));
    }
}
