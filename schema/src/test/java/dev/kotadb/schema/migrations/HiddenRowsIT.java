package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tenant may not see is not told by an error, a count, statistics, or what a query looks at. */
class HiddenRowsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String TENANT = "authenticated";
    private static final List<String> READABLE = List.of("organizations", "user_organizations", "repositories",
            "index_jobs", "indexed_files", "symbols", "references", "dependency_graph", "search_documents",
            "file_outcomes");
    private static final String WORDS =
            "SELECT repository, path FROM find_visible_words('{%s}', '%s', '%2$s', '{}', NULL, '', 20)";
    private static final String TEXT =
            "SELECT repository, path FROM find_visible_text('{%s}', '{%s}', %s, NULL, '')";
    private static final String OTHER_REPOSITORY = "00000000-0000-0000-0002-00000000000d";

    @BeforeAll
    static void anOrganizationAndAStrangerWithARepository() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            Tenants.insertOrganization(session);
            Tenants.insertIndex(session);
            session.run("""
                    INSERT INTO repositories (id, user_id, full_name, git_url) VALUES ('%s', '%s', 'stranger/repo', 'x');
                    INSERT INTO indexed_files (id, repository_id, path, content)
                        VALUES ('00000000-0000-0000-0004-00000000000d', '%1$s', 'other.ts', 'no secret of theirs');
                    INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
                        VALUES ('00000000-0000-0000-0004-00000000000d', 0, '%1$s', 1, 1, 'no:1 secret:2');
                    INSERT INTO indexed_files (id, repository_id, path, content)
                        SELECT md5(i::text)::uuid, '%3$s', 'many/' || i, 'word' || i FROM generate_series(1, 3000) AS i;
                    INSERT INTO search_documents (file_id, part, repository_id, line_start, line_end, words)
                        SELECT md5(i::text)::uuid, 0, '%3$s', 1, 1, ('word' || i || ':1')::tsvector
                        FROM generate_series(1, 3000) AS i
                    """.formatted(OTHER_REPOSITORY, Tenants.STRANGER, Tenants.REPOSITORY));
            session.run("VACUUM ANALYZE");
        }
    }

    @Test
    void aSearchAnswersFromVisibleRepositoriesWhateverItIsAsked() throws SQLException {
        String both = Tenants.REPOSITORY + "," + OTHER_REPOSITORY;
        try (Session session = Session.open(DATABASE)) {
            for (String search : List.of(WORDS.formatted(both, "secret"), TEXT.formatted(both, "%secret%", "false"),
                    TEXT.formatted(both, "%SECRET%", "true"))) {
                assertThat(session.rowsAs(TENANT, Tenants.MEMBER, search)).containsExactly("org/repo|src/secret.ts");
                assertThat(session.rowsAs(TENANT, Tenants.STRANGER, search)).containsExactly("stranger/repo|other.ts");
                assertThat(session.rowsAs(TENANT, null, search)).isEmpty();
                assertThat(session.rows(search)).isEmpty();
                assertThat(session.rows(search.replace("_visible", ""))).hasSize(2);
            }
        }
    }

    @Test
    void aSearchReadsNothingButWhatTheIndexFindsInVisibleRepositories() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("LOAD 'auto_explain'");
            session.run("SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on");
            session.run("SET client_min_messages = log");
            session.run("BEGIN; SELECT set_user_context('" + Tenants.MEMBER + "'); SET LOCAL ROLE authenticated");

            assertThat(session.messagesOf(WORDS.formatted(Tenants.REPOSITORY, "secret")))
                    .contains("Bitmap Index Scan on idx_search_documents_words")
                    .containsPattern("Index Cond: \\(\\(repository_id = chosen\\.id\\) AND \\(words @@ \\$\\d+\\)\\)");
            assertThat(session.messagesOf(TEXT.formatted(Tenants.REPOSITORY, "%SECRET%,%other%", "true")))
                    .contains("Bitmap Index Scan on idx_indexed_files_content_trgm")
                    .contains("Index Cond: ((repository_id = chosen.id)"
                            + " AND (content ~~* ANY ('{%SECRET%,%other%}'::text[])))");
            assertThat(session.messagesOf(TEXT.formatted(Tenants.REPOSITORY, "%secret%", "false")))
                    .contains("Index Cond: ((repository_id = chosen.id) AND (content ~~ ANY ('{%secret%}'::text[])))");
        }
    }

    @Test
    void aFunctionOfTheTenantsOwnIsNotShownHiddenRows() throws SQLException {
        for (String table : READABLE) {
            assertThat(shownToAFunctionOf(Tenants.MEMBER, table)).as(table + " to a member").contains("shown");
            if (!table.equals("repositories") && !table.equals("indexed_files") && !table.equals("search_documents")) {
                assertThat(shownToAFunctionOf(Tenants.STRANGER, table)).as(table + " to a stranger").isEmpty();
            }
            assertThat(shownToAFunctionOf(Tenants.STRANGER, table)).doesNotContain(Tenants.REPOSITORY);
        }
    }

    private static String shownToAFunctionOf(String user, String table) throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            session.run("BEGIN; SELECT set_user_context('" + user + "'); SET LOCAL ROLE authenticated");
            session.run("""
                    CREATE FUNCTION pg_temp.look(value text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS
                    $$ BEGIN RAISE NOTICE 'shown: %', value; RETURN true; END $$
                    """);
            return session.messagesOf("SELECT count(*) FROM \"" + table + "\" AS t WHERE pg_temp.look(t::text)");
        }
    }

    @Test
    void externalSymbolsAreSeenThroughVisibleReferencesAndEdgesOnly() throws SQLException {
        String names = "SELECT qualified_name FROM external_symbols ORDER BY qualified_name";
        try (Session session = Session.open(DATABASE)) {
            session.run("""
                    BEGIN;
                    INSERT INTO external_symbols (id, scheme, qualified_name, name) VALUES
                        (2, 'npm', 'stranger.only', 'only'), (3, 'npm', 'both.use', 'use'), (4, 'npm', 'nobody.uses', 'uses'),
                        (6, 'npm', 'stranger.overrides', 'overrides');
                    INSERT INTO dependency_graph (repository_id, dependency_type, from_symbol_id, to_external_symbol_id)
                        VALUES ('%1$s', 'overrides', '%4$s', 6);
                    INSERT INTO "references" (repository_id, source_file_id, name, reference_type, line_number, column_number,
                                              resolution, external_symbol_id) VALUES
                        ('%1$s', '00000000-0000-0000-0004-00000000000d', 'only', 'call', 1, 1, 'external', 2),
                        ('%1$s', '00000000-0000-0000-0004-00000000000d', 'use', 'call', 1, 2, 'external', 3),
                        ('%2$s', '%3$s', 'use', 'call', 1, 2, 'external', 3);
                    COMMIT
                    """.formatted(OTHER_REPOSITORY, Tenants.REPOSITORY, Tenants.FILE, Tenants.SYMBOL));
            try {
                assertThat(session.rowsAs(TENANT, Tenants.MEMBER, names)).containsExactly("both.use", "left-pad.default");
                assertThat(session.rowsAs(TENANT, Tenants.STRANGER, names))
                        .containsExactly("both.use", "stranger.only", "stranger.overrides");
                assertThat(session.rowsAs(TENANT, null, names)).isEmpty();
                assertThat(session.rowsAs(TENANT, Tenants.STRANGER,
                                "SELECT id FROM external_symbols WHERE 1 / (length(qualified_name) - 16) = 1"))
                        .isEmpty();
                // By a foreign key, a tenant could ask whether anybody uses a symbol.
                for (String id : List.of("4", "5")) {
                    assertThat(session.attemptAs(TENANT, Tenants.STRANGER,
                                    "UPDATE \"references\" SET external_symbol_id = " + id))
                            .isEqualTo("x");
                    assertThat(session.attemptAs(TENANT, Tenants.STRANGER,
                                    "UPDATE dependency_graph SET to_external_symbol_id = " + id))
                            .isEqualTo("x");
                }
                assertThat(session.attemptAs(TENANT, Tenants.MEMBER, "SELECT used_at FROM external_symbols")).isEqualTo("x");
            } finally {
                session.run("""
                        DELETE FROM "references" WHERE external_symbol_id > 1;
                        DELETE FROM dependency_graph WHERE to_external_symbol_id > 1;
                        DELETE FROM external_symbols WHERE id > 1
                        """);
            }
        }
    }

    @Test
    void errorsOfAQueryDoNotTellOfRowsOfOthers() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            // Either would fail, and the first with the content in its message, were the row looked at.
            assertThat(session.rowsAs(TENANT, Tenants.STRANGER,
                            "SELECT path FROM indexed_files WHERE content::integer = 1 AND path <> 'other.ts'"))
                    .isEmpty();
            assertThat(session.rowsAs(TENANT, Tenants.STRANGER,
                            "SELECT s.id FROM symbols s WHERE 1 / (length(s.name) - 6) = 1"))
                    .isEmpty();
        }
    }

    @Test
    void uniqueKeysDoNotTellOfRowsOfOthers() throws SQLException {
        String someoneElses = "00000000-0000-0000-0009-000000000000";
        try (Session session = Session.open(DATABASE)) {
            List<String> told = new ArrayList<>();
            for (String existing : List.of(Tenants.REPOSITORY, someoneElses)) {
                told.add(session.attemptAs(TENANT, Tenants.STRANGER,
                        "INSERT INTO repositories (id, user_id, full_name, git_url) VALUES ('" + existing + "', '"
                                + Tenants.STRANGER + "', 'new', 'https://x/y')"));
                told.add(session.attemptAs(TENANT, Tenants.STRANGER, "UPDATE repositories SET id = '" + existing + "'"));
            }
            for (String existing : List.of(Tenants.FILE, someoneElses)) {
                told.add(session.attemptAs(TENANT, Tenants.STRANGER,
                        "INSERT INTO indexed_files (id, repository_id, path) VALUES ('" + existing + "', '"
                                + OTHER_REPOSITORY + "', 'new')"));
                told.add(session.attemptAs(TENANT, Tenants.STRANGER,
                        "INSERT INTO symbols (repository_id, file_id, name, qualified_name, kind, line_start, line_end)"
                                + " VALUES ('" + OTHER_REPOSITORY + "', '" + existing
                                + "', 'secret', 'secret', 'constant', 1, 1)"));
                told.add(session.attemptAs(TENANT, Tenants.STRANGER,
                        "INSERT INTO \"references\" (repository_id, source_file_id, name, reference_type, line_number,"
                                + " column_number, resolution) VALUES ('" + OTHER_REPOSITORY + "', '" + existing
                                + "', 'secret', 'property_access', 1, 0, 'exact')"));
            }
            assertThat(told).containsOnly("x");
        }
    }

    @Test
    void theNameOfARepositoryIsTakenByItsOwnerAlone() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.attemptAs(TENANT, Tenants.STRANGER,
                            "INSERT INTO repositories (user_id, full_name, git_url) VALUES ('" + Tenants.STRANGER
                                    + "', 'org/repo', 'https://x/y')"))
                    .isEqualTo("!");
        }
    }

    @Test
    void statisticsOfValuesAreNotForTenants() throws SQLException {
        String statistics = """
                SELECT (SELECT count(*) FROM pg_stats WHERE schemaname IN ('public', 'staging', 'batch', 'kota_private'))
                       + (SELECT count(*) FROM pg_stats_ext) + (SELECT count(*) FROM pg_stats_ext_exprs)
                """;
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rowsAs(TENANT, Tenants.MEMBER, statistics)).containsExactly("0");
            assertThat(session.rowsAs("anon", null, statistics)).containsExactly("0");
            assertThat(session.one(statistics)).isNotEqualTo("0");
        }
    }
}
