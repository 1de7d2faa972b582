package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault of the original: first shown on its schema, then asked for again after the later migrations. */
class OriginalFaultsIT {
    private static final TestDatabase BEFORE_DATABASE = TestDatabase.empty();
    private static final TestDatabase AFTER_DATABASE = TestDatabase.empty();
    private static final String TENANT = "authenticated";

    private static @Nullable Session beforeSession;
    private static @Nullable Session afterSession;

    private final Session before = Objects.requireNonNull(beforeSession);
    private final Session after = Objects.requireNonNull(afterSession);

    @BeforeAll
    static void originalAndItsSuccessor() throws SQLException {
        SchemaMigrations.migrateTo(BEFORE_DATABASE.dataSource(), "20241023000000");
        SchemaMigrations.migrate(AFTER_DATABASE.dataSource());
        Session original = Session.open(BEFORE_DATABASE);
        beforeSession = original;
        Tenants.insertOrganization(original);
        Session successor = Session.open(AFTER_DATABASE);
        afterSession = successor;
        Tenants.insertOrganization(successor);
        Tenants.insertIndex(successor);
    }

    @AfterAll
    static void close() {
        // Dropping the databases ends their sessions.
        BEFORE_DATABASE.close();
        AFTER_DATABASE.close();
    }

    @Test
    void fault1MembershipIsLookedUpWithoutEndingInItself() throws SQLException {
        for (String table : List.of("user_organizations", "organizations", "repositories")) {
            assertThatThrownBy(() -> before.rowsAs(TENANT, Tenants.MEMBER, "SELECT count(*) FROM " + table))
                    .hasMessageContaining("infinite recursion detected in policy");
        }

        assertThat(after.rowsAs(TENANT, Tenants.MEMBER, "SELECT role FROM user_organizations ORDER BY role"))
                .containsExactly("admin", "member", "owner");
        assertThat(after.rowsAs(TENANT, Tenants.MEMBER, "SELECT slug FROM organizations")).containsExactly("org");
        assertThat(after.rowsAs(TENANT, Tenants.MEMBER, "SELECT full_name FROM repositories"))
                .containsExactly("org/repo");
    }

    @Test
    void fault2AClearedContextMeansNoRows() throws SQLException {
        String[] clearedThenAsked = {"SELECT clear_user_context()", "SELECT count(*) FROM api_keys"};
        assertThatThrownBy(() -> before.attemptAs(TENANT, Tenants.OWNER, clearedThenAsked))
                .hasMessageContaining("invalid input syntax for type uuid: \"\"");

        assertThat(after.attemptAs(TENANT, Tenants.OWNER, clearedThenAsked)).isEqualTo(".");
        assertThat(after.attemptAs(TENANT, Tenants.OWNER, "SELECT count(*) FROM api_keys")).isEqualTo("!");
    }

    @Test
    void fault3CountersAndFunctionsOfTheirOwnerAreNotForTenants() throws SQLException {
        List<String> statements = List.of(
                "DELETE FROM rate_limit_counters",
                "SELECT set_user_context('" + Tenants.OWNER + "')",
                "SELECT increment_rate_limit('key', 100)");
        for (String statement : statements) {
            assertThat(before.attemptAs(TENANT, Tenants.STRANGER, statement)).as(statement).isEqualTo("!");
            assertThat(after.attemptAs(TENANT, Tenants.STRANGER, statement)).as(statement).isEqualTo("x");
        }
        String withoutPath = """
                SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
                AND NOT coalesce(proconfig::text ~ 'search_path', false)
                """;
        assertThat(before.rows(withoutPath))
                .containsExactlyInAnyOrder("clear_user_context", "increment_rate_limit", "set_user_context");
        assertThat(after.rows(withoutPath)).isEmpty();
    }

    @Test
    void fault4JobsFilesSymbolsAndReferencesCanBeChangedByThoseWhoManageThem() throws SQLException {
        String policies = """
                SELECT count(*) FROM pg_policies WHERE cmd IN ('UPDATE', 'DELETE')
                AND tablename IN ('index_jobs', 'indexed_files', 'symbols', 'references')
                """;
        assertThat(before.one(policies)).isEqualTo("0");

        assertThat(after.one(policies)).isEqualTo("8");
        assertThat(after.attemptAs(TENANT, Tenants.ADMIN, "UPDATE index_jobs SET status = 'skipped'")).isEqualTo("!");
        assertThat(after.attemptAs(TENANT, Tenants.ADMIN, "DELETE FROM indexed_files")).isEqualTo("!");
    }

    @Test
    void fault5APolicyCostsOneLookUpAStatement() throws SQLException {
        after.run("SET enable_seqscan = off");
        try {
            String plan = String.join("\n", after.rowsAs(TENANT, Tenants.MEMBER,
                    "EXPLAIN (COSTS OFF, VERBOSE) SELECT * FROM \"references\""));
            assertThat(plan).containsOnlyOnce("visible_repositories()").contains("InitPlan").doesNotContain("SubPlan");
            assertThat(plan).contains("Index Cond: (\"references\".repository_id = ANY");
        } finally {
            after.run("RESET enable_seqscan");
        }
    }

    @Test
    void fault6WordsOfCodeAreKeptWholeAndInParts() throws SQLException {
        String words = "SELECT tsvector_to_array(to_tsvector('english', 'class this.httpClasses = not(for)'))";
        assertThat(before.one(words)).isEqualTo("{class,this.httpclasses}");
        assertThat(before.rows("SELECT indexdef FROM pg_indexes WHERE indexdef ~ 'english'")).hasSize(1);

        assertThat(after.rows("SELECT indexdef FROM pg_indexes WHERE indexdef ~ 'english'")).isEmpty();
        assertThat(after.one("SELECT tsvector_to_array(kota_private.code_words("
                        + "'class this.httpClasses = not(for) snake_case2', '{}'))"))
                .isEqualTo("{2,case,class,classes,for,http,httpclasses,not,snake,snakecase2,this}");
        after.run("SET enable_seqscan = off");
        assertThat(after.plan("SELECT path FROM indexed_files WHERE content ILIKE '%secret%'"))
                .contains("idx_indexed_files_content_trgm");
        assertThat(after.plan("SELECT file_id FROM search_documents WHERE words @@ 'secret'"))
                .contains("idx_search_documents_words");
        after.run("RESET enable_seqscan");
    }

    @Test
    void fault7EightTimesTheFilesAreEightTimesTheWork() throws SQLException {
        // The original inserts row by row, and rebuilds the map of all ids after each.
        assertThat(StoredFiles.work(before, 80).changes())
                .isEqualTo(StoredFiles.work(before, 10).changes() + 4 * (80 - 10));

        StoredFiles.Work few = StoredFiles.work(after, 10);
        StoredFiles.Work many = StoredFiles.work(after, 80);
        assertThat(many.changes()).isEqualTo(few.changes()).isLessThan(20);
        assertThat(many.rows()).isBetween(2 * few.rows(), 8 * few.rows());
    }

    @Test
    void fault8IdsOfReferencesAndEdgesGoWithTimeAndIndexesAreFew() throws SQLException {
        String indexes = "SELECT count(*) FROM pg_indexes WHERE tablename = 'references'";
        assertThat(before.one(indexes)).isEqualTo("5");
        assertThat(after.one(indexes + " AND indexname <> 'idx_references_external_symbol'")).as("the original's").isEqualTo("4");

        String defaults = """
                SELECT column_default FROM information_schema.columns
                WHERE table_name IN ('references', 'dependency_graph') AND table_schema = 'public' AND column_name = 'id'
                """;
        assertThat(before.rows(defaults)).containsOnly("gen_random_uuid()");
        assertThat(after.rows(defaults)).containsOnly("time_ordered_uuid()");
        assertThat(after.one("""
                SELECT count(*) FILTER (WHERE substr(id::text, 15, 1) <> '7' OR substr(id::text, 20, 1) !~ '[89ab]')
                FROM (SELECT time_ordered_uuid() AS id FROM generate_series(1, 100)) AS ids
                """)).isEqualTo("0");
        String first = after.one("SELECT time_ordered_uuid()");
        after.rows("SELECT pg_sleep(0.002)");
        assertThat(after.one("SELECT time_ordered_uuid() > '" + first + "'")).isEqualTo("t");
    }

    @Test
    void fault9MigrationsTellsWhatWasApplied() throws SQLException {
        assertThat(before.one("SELECT count(*) FROM migrations")).isEqualTo("0");

        assertThat(after.rows("SELECT name FROM migrations ORDER BY id"))
                .isEqualTo(SchemaMigrations.status(AFTER_DATABASE.dataSource()).stream()
                        .map(migration -> migration.name())
                        .toList());
        assertThat(after.one("SELECT count(*) FROM migrations WHERE applied_at BETWEEN now() - interval '1 hour' AND now()"))
                .isEqualTo(after.one("SELECT count(*) FROM migrations"));
    }

    @Test
    void fault10AuthAndRolesAreThereWithoutThePlatform() throws SQLException, IOException {
        String script = Files.readString(
                Path.of("src/main/resources/dev/kotadb/schema/migrations/20241001000001_initial_schema.sql"));
        try (TestDatabase plain = TestDatabase.empty();
                Session session = Session.open(plain)) {
            assertThatThrownBy(() -> session.run(script)).hasMessageContaining("schema \"auth\" does not exist");
        }

        assertThat(after.one("SELECT to_regclass('auth.users')")).isEqualTo("auth.users");
        assertThat(after.rows("SELECT rolname FROM pg_roles WHERE rolname IN ('anon', 'authenticated', 'service_role')"))
                .hasSize(3);
    }

    @Test
    void fault11SymbolsAndReferencesOfOneLineAreAllKept() throws SQLException {
        String symbol = "INSERT INTO symbols (%s file_id, name, %s kind, line_start, line_end) VALUES (%s '%s', 'f', %s '%s', 7, 7)";
        String old = symbol.formatted("", "", "", Tenants.FILE, "", "class");
        before.run(old);
        assertThatThrownBy(() -> before.run(old.replace("'class'", "'function'")))
                .hasMessageContaining("symbols_file_name_line_unique");
        String call = "INSERT INTO \"references\" (source_file_id, line_number, reference_type) VALUES ('%s', 7, 'call')"
                .formatted(Tenants.FILE);
        before.run(call);
        assertThatThrownBy(() -> before.run(call)).hasMessageContaining("idx_references_upsert_key");

        String now = symbol.formatted("repository_id,", "qualified_name, ordinal,", "'" + Tenants.REPOSITORY + "',",
                Tenants.FILE, "'f', 0,", "class");
        after.run(now);
        after.run(now.replace("'class'", "'function'"));
        after.run(now.replace("'f', 0,", "'f', 1,"));
        assertThatThrownBy(() -> after.run(now)).hasMessageContaining("symbols_identity");
        String reference = """
                INSERT INTO "references" (repository_id, source_file_id, line_number, column_number, reference_type, name,
                    resolution) VALUES ('%s', '%s', 7, 3, 'call', 'f', 'unresolved')
                """.formatted(Tenants.REPOSITORY, Tenants.FILE);
        after.run(reference);
        after.run(reference.replace("7, 3,", "7, 9,"));
        assertThatThrownBy(() -> after.run(reference)).hasMessageContaining("references_identity");
    }
}
