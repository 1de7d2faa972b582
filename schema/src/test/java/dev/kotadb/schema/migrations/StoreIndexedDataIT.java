package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.NameBasedIds;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreIndexedDataIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String FILES = """
            [{"path": "src/a.ts", "content": "export class Box {}\\nnew Box()", "language": "typescript", "size_bytes": 30},
             {"path": "src/ü.ts", "content": "", "language": "typescript", "size_bytes": 0, "metadata": {"k": 1}}]""";
    private static final String SYMBOLS = """
            [{"file_path": "src/a.ts", "name": "Box", "kind": "class", "line_start": 1, "line_end": 1,
              "signature": "class Box", "documentation": "A box."},
             {"file_path": "src/a.ts", "name": "Box", "kind": "function", "line_start": 1, "line_end": 1},
             {"file_path": "src/a.ts", "name": "Box", "kind": "function", "line_start": 1, "line_end": 2}]""";
    private static final String REFERENCES = """
            [{"source_file_path": "src/ü.ts", "target_symbol_key": "src/a.ts::Box::1", "line_number": 2,
              "reference_type": "call"},
             {"source_file_path": "src/ü.ts", "line_number": 3, "reference_type": "call",
              "metadata": {"name": "f", "column_number": 4}},
             {"source_file_path": "src/ü.ts", "line_number": 1, "reference_type": "import",
              "target_file_path": "src/a.ts"}]""";
    private static final String EDGES = """
            [{"from_file_path": "src/ü.ts", "to_file_path": "src/a.ts", "dependency_type": "file_import"},
             {"from_symbol_key": "src/a.ts::Box::1", "to_symbol_key": "src/a.ts::Box::1",
              "dependency_type": "symbol_usage"}]""";

    private static final String OF_THE_OLD_INDEX = """
            SELECT (SELECT count(*) FROM search_documents), (SELECT count(*) FROM file_units),
                   (SELECT count(*) FROM file_lookups)
            """;

    @BeforeEach
    void aRepositoryWithAnIndex() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("DELETE FROM auth.users; DELETE FROM rate_limit_counters; DELETE FROM file_facts;"
                    + " DELETE FROM nightly_runs; DELETE FROM remote_hosts; DELETE FROM suspect_contents");
            Tenants.insertOrganization(session);
            Tenants.insertIndex(session);
        }
    }

    private static String call(String files, String symbols, String references, String edges) {
        return "SELECT store_indexed_data('%s', '%s', '%s', '%s', '%s')"
                .formatted(Tenants.REPOSITORY, files, symbols, references, edges);
    }

    @Test
    void replacesTheIndexAndCountsWhatItStored() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String counts = "{\"files_indexed\": 2, \"references_found\": 3, \"symbols_extracted\": 3,"
                    + " \"dependencies_extracted\": 2}";
            assertThat(session.one(call(FILES, SYMBOLS, REFERENCES, EDGES))).isEqualTo(counts);
            assertThat(session.one(call(FILES, SYMBOLS, REFERENCES, EDGES))).isEqualTo(counts);

            assertThat(session.rows("SELECT path, content, size_bytes, metadata FROM indexed_files ORDER BY path"))
                    .containsExactly("src/a.ts|export class Box {}\nnew Box()|30|{}", "src/ü.ts||0|{\"k\": 1}");
            assertThat(session.rows("SELECT name, qualified_name, kind, ordinal, signature FROM symbols ORDER BY kind, ordinal"))
                    .containsExactly("Box|Box|class|0|class Box", "Box|Box|function|0|", "Box|Box|function|1|");
            assertThat(session.rows("""
                    SELECT r.name, r.line_number, r.column_number, r.resolution, s.kind, r.target_file_path
                    FROM "references" r LEFT JOIN symbols s ON s.id = r.target_symbol_id ORDER BY line_number
                    """))
                    .containsExactly("src/a.ts|1|0|import||src/a.ts", "Box|2|0|heuristic|class|", "f|3|4|unresolved||");
            assertThat(session.rows("SELECT dependency_type, metadata FROM dependency_graph ORDER BY 1"))
                    .containsExactly("file_import|{\"count\": 1}", "symbol_usage|{\"count\": 1}");
            assertThat(session.rows("SELECT part, line_start, line_end, words FROM search_documents"))
                    .containsExactly("0|1|2|'box':3A,5A 'class':2 'export':1 'new':4");
            assertThat(session.rows("SELECT path, outcome FROM file_outcomes ORDER BY path"))
                    .containsExactly("src/a.ts|indexed", "src/ü.ts|indexed");
            assertThat(session.one("SELECT last_indexed_at IS NOT NULL, indexed_commit FROM repositories"))
                    .isEqualTo("t|");
        }
    }

    @Test
    void givesFilesAndSymbolsTheIdsThatTheJobsGive() throws SQLException {
        UUID repository = UUID.fromString(Tenants.REPOSITORY);
        try (Session session = Session.open(DATABASE)) {
            session.rows(call(FILES, SYMBOLS, "[]", "[]"));
            for (String path : new String[] {"src/a.ts", "src/ü.ts"}) {
                assertThat(session.one("SELECT id FROM indexed_files WHERE path = '" + path + "'"))
                        .isEqualTo(NameBasedIds.file(repository, path).toString());
            }
            for (int i = 0; i < 50; i++) {
                UUID file = NameBasedIds.file(repository, "f" + i);
                assertThat(session.one("SELECT kota_private.file_id('%s', 'f%d')".formatted(repository, i)))
                        .isEqualTo(file.toString());
                assertThat(session.one("SELECT kota_private.symbol_id('%s', 'a.B', 'method', %d)".formatted(file, i)))
                        .isEqualTo(NameBasedIds.symbol(file, "a.B", "method", i).toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{} | [] | [] | [] | p_files has to be an array of objects, not object",
        "null | [] | [] | [] | p_files has to be an array of objects, not null",
        "[1] | [] | [] | [] | p_files[0] has to be an object, not number",
        "[] | {} | [] | [] | p_symbols has to be an array of objects, not object",
        "[] | [] | \"x\" | [] | p_references has to be an array of objects, not string",
        "[] | [] | [] | 1 | p_dependency_graph has to be an array of objects, not number",
        "[] | [null] | [] | [] | p_symbols[0] has to be an object, not null",
        "[] | [] | [[]] | [] | p_references[0] has to be an object, not array",
        "[] | [] | [] | [{}, true] | p_dependency_graph[1] has to be an object, not boolean",
        "[{\"path\": \"a\", \"metadata\": 1}] | [] | [] | [] | p_files[0] (a): metadata is no object",
        "[{\"path\": \"a\"}] | [{\"file_path\": \"a\"}] | [] | [] | p_symbols[0] (no name): name is missing",
        "[{\"path\": \"a\"}] | [] | [{\"source_file_path\": \"a\"}] | [] | p_references[0] (a:?): line_number is no line",
        "[] | [] | [{\"line_number\": 3}] | [] |"
                + " p_references[0] (no source_file_path:3): its file (none) is not among the files",
        "[] | [] | [] | [{}] | p_dependency_graph[0]: the type (none) is unknown",
        "[{\"content\": \"\"}] | [] | [] | [] | p_files[0] (no path): path is missing",
        "[{\"path\": \"a\"}, {\"path\": \"a\"}] | [] | [] | [] | p_files[1] (a): the path is there twice",
        "[{\"path\": \"a\", \"size_bytes\": \"x\"}] | [] | [] | [] | p_files[0] (a): size_bytes is no number",
        "[] | [{\"file_path\": \"b\", \"name\": \"n\"}] | [] | [] | p_symbols[0] (n): its file b is not among the files",
        "[{\"path\": \"a\"}] | [{\"file_path\": \"a\", \"name\": \"n\", \"kind\": \"k\"}] | [] | [] |"
                + " p_symbols[0] (n): the kind k is unknown",
        "[{\"path\": \"a\"}] | [{\"file_path\": \"a\", \"name\": \"n\", \"kind\": \"class\", \"line_start\": \"one\"}] | [] | [] |"
                + " p_symbols[0] (n): line_start is no line",
        "[] | [] | [{\"source_file_path\": \"gone.ts\", \"line_number\": 3}] | [] |"
                + " p_references[0] (gone.ts:3): its file gone.ts is not among the files",
        "[{\"path\": \"a\"}] | [] | [{\"source_file_path\": \"a\", \"line_number\": 3, \"reference_type\": \"use\"}] | [] |"
                + " p_references[0] (a:3): the type use is unknown",
        "[{\"path\": \"a\"}] | [] | [] | [{\"dependency_type\": \"file_import\", \"from_file_path\": \"a\"}] |"
                + " p_dependency_graph[0]: one of its ends is missing",
        "[{\"path\": \"a\"}] | [] | [] | [{\"dependency_type\": \"file_import\", \"from_file_path\": \"a\", \"to_file_path\": \"b\"}] |"
                + " p_dependency_graph[0]: to_file_path b is not among the files",
        "[{\"path\": \"a\"}] | [] | [] | [{\"dependency_type\": \"symbol_usage\", \"from_symbol_key\": \"a::f::1\","
                + " \"to_symbol_key\": \"a::f::1\"}] |"
                + " p_dependency_graph[0]: from_symbol_key a::f::1 is not among the symbols"
    })
    void namesTheCulpritAndStoresNothing(
            String files, String symbols, String references, String edges, String message) throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThatThrownBy(() -> session.rows(call(files, symbols, references, edges)))
                    .hasMessageContaining("store_indexed_data: " + message);
            assertThat(session.rows("SELECT path FROM indexed_files")).containsExactly("src/secret.ts");
            assertThat(session.rows("SELECT name FROM symbols")).containsExactly("secret");
            assertThat(session.one(OF_THE_OLD_INDEX)).isEqualTo("1|1|1");
            assertThat(session.one("SHOW session_replication_role")).isEqualTo("origin");
        }
    }

    @Test
    void leavesNothingOfTheOldIndexBehind() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("BEGIN");
            session.rows(call("[]", "[]", "[]", "[]"));
            assertThat(session.one("SHOW session_replication_role")).isEqualTo("origin");
            session.run("COMMIT");
            assertThat(session.one(OF_THE_OLD_INDEX)).isEqualTo("0|0|0");
        }
    }

    @Test
    void refusesARepositoryThatIsNotThereOrAtWork() throws SQLException {
        try (Session session = Session.open(DATABASE);
                Session job = Session.open(DATABASE)) {
            assertThatThrownBy(() -> session.rows(call("[]", "[]", "[]", "[]").replace("0002", "0009")))
                    .hasMessageContaining("there is no repository 00000000-0000-0000-0009-000000000000");

            UUID repository = UUID.fromString(Tenants.REPOSITORY);
            job.rows("SELECT pg_advisory_lock(%d)".formatted(
                    repository.getMostSignificantBits() ^ repository.getLeastSignificantBits()));
            assertThatThrownBy(() -> session.rows(call("[]", "[]", "[]", "[]")))
                    .hasMessageContaining("repository " + Tenants.REPOSITORY + " is being indexed");
        }
    }

    @Test
    void cutsTextsThatAreTooLongForOneDocument() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.rows("""
                    SELECT store_indexed_data('%s', jsonb_build_array(
                        jsonb_build_object('path', 'many-lines.txt', 'content',
                            (SELECT string_agg('word' || i, E'\\n') FROM generate_series(1, 40000) AS i)),
                        jsonb_build_object('path', 'one-line.txt', 'content',
                            (SELECT string_agg('word' || i, ' ') FROM generate_series(1, 40000) AS i))),
                        '[]', '[]', '[]')
                    """.formatted(Tenants.REPOSITORY));

            assertThat(session.rows("""
                    SELECT path, min(part), max(part) > 3, min(line_start), max(line_end)
                    FROM search_documents JOIN indexed_files ON id = file_id GROUP BY path ORDER BY path
                    """)).containsExactly("many-lines.txt|0|t|1|40000", "one-line.txt|0|t|1|1");
            assertThat(session.rows("""
                    SELECT path FROM search_documents JOIN indexed_files ON id = file_id
                    WHERE words @@ 'word39999' ORDER BY path
                    """)).containsExactly("many-lines.txt", "one-line.txt");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "HTTPServer.getURLs() | 'get':3 'geturls':3 'http':1 'httpserver':1 'server':2 'urls':4",
        "fooBar; FooBar | 'bar':2B,4 'foo':1B,3 'foobar':1A,3",
        "_a_ __ b_c | 'a':1A 'b':2 'bc':2 'c':3",
        "x2 0x1F 1_000 IDs | '0x1f':3 '1000':4 '2':2 'ids':5 'x':1 'x2':1",
        "ÄrgerMaß gut😀so | 'gut':3 'maß':2 'so':4 'ärger':1 'ärgermaß':1",
        "aBcDeFgHiJkLmNoPqRsTuVwXyZ0 end | 'abcdefghijklmnopqrstuvwxyz0':1 'end':2"
    })
    void keepsWordsWholeAndInPartsWithTheirPlaces(String text, String words) throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.one("SELECT kota_private.code_words('" + text + "', '{fooBar,_a_}')")).isEqualTo(words);
        }
    }

    @Test
    void splitsTextsInAsManyProcessesAsTheServerGives() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_analyze = on;"
                    + " SET auto_explain.log_nested_statements = on; SET auto_explain.log_level = notice;"
                    + " SET client_min_messages = notice");

            String plans = session.noticesOf("""
                    SELECT store_indexed_data('%s', (SELECT jsonb_agg(jsonb_build_object(
                            'path', i || '.txt', 'content', 'word' || i)) FROM generate_series(1, 300) AS i),
                        '[]', '[]', '[]')
                    """.formatted(Tenants.REPOSITORY));

            assertThat(plans).containsPattern("Workers Planned: [12]\\D(?s:.*)Parallel [\\w ]+ on indexed_files");
            assertThat(session.one("SELECT count(DISTINCT words) FROM search_documents")).isEqualTo("300");
        }
    }
}
