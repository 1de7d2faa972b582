package dev.kotadb.schema.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may do what to a row of an organization, for every table. */
class AccessIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /**
     * Select, insert, update, delete: the letter where it is allowed; {@code .} where the row is as if it were not there;
     * {@code x} where the answer is "permission denied".
     */
    private static final String EXPECTED = """
            table                owner admin member stranger nobody anon service
            organizations        SIUD  SxU.  Sx..   .x..     .x..   .xxx SIUD
            user_organizations   SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            repositories         SIUD  SIUD  SI..   .x..     .x..   .xxx SIUD
            projects             SIUD  SIUD  SI..   .x..     .x..   .xxx SIUD
            project_repositories SIxD  SIxD  SIx.   .xx.     .xx.   .xxx SIUD
            index_jobs           SIUD  SIUD  SI..   .x..     .x..   .xxx SIUD
            indexed_files        SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            symbols              SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            references           SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            dependency_graph     SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            dependencies         SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            packages             SIUD  SIUD  Sx..   .x..     .x..   .xxx SIUD
            search_documents     Sxxx  Sxxx  Sxxx   .xxx     .xxx   .xxx SIUD
            file_outcomes        Sxxx  Sxxx  Sxxx   .xxx     .xxx   .xxx SIUD
            external_symbols     Sxxx  Sxxx  Sxxx   .xxx     .xxx   xxxx SIUD
            api_keys             SxUD  .x..  .x..   .x..     .x..   .xxx SIUD
            rate_limit_counters  xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            rate_limit_counters_daily xxxx xxxx xxxx xxxx    xxxx   xxxx SIUD
            file_facts           xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            file_units           xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            repository_settings  xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            nightly_runs         xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            nightly_repositories xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            remote_hosts         xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            suspect_contents     xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            file_lookups         xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            migrations           xxxx  xxxx  xxxx   xxxx     xxxx   xxxx SIUD
            flyway_schema_history xxxx xxxx  xxxx   xxxx     xxxx   xxxx Sxxx
            """;

    private record Actor(String role, @Nullable String user) {}

    private static final Map<String, Actor> ACTORS = Map.of(
            "owner", new Actor("authenticated", Tenants.OWNER),
            "admin", new Actor("authenticated", Tenants.ADMIN),
            "member", new Actor("authenticated", Tenants.MEMBER),
            "stranger", new Actor("authenticated", Tenants.STRANGER),
            "nobody", new Actor("authenticated", null),
            "anon", new Actor("anon", Tenants.OWNER),
            "service", new Actor("service_role", null));

    /** The row, a second one like it, and a change. */
    private record Row(String where, String columns, String values, String change) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            row("organizations", "id = '" + Tenants.ORGANIZATION + "'",
                    "name, slug, owner_id", "'New', 'new', '" + Tenants.OWNER + "'", "name = 'Changed'"),
            row("user_organizations", "user_id = '" + Tenants.MEMBER + "'",
                    "user_id, org_id", "'" + Tenants.STRANGER + "', '" + Tenants.ORGANIZATION + "'", "role = 'admin'"),
            row("repositories", "id = '" + Tenants.REPOSITORY + "'",
                    "org_id, full_name, git_url", "'" + Tenants.ORGANIZATION + "', 'org/new', 'https://x/y'",
                    "git_url = 'git@x:z'"),
            row("projects", "id = '" + Tenants.PROJECT + "'",
                    "org_id, name", "'" + Tenants.ORGANIZATION + "', 'new'", "description = 'd'"),
            row("project_repositories", "repository_id = '" + Tenants.REPOSITORY + "'",
                    "project_id, repository_id",
                    "'" + Tenants.PROJECT + "', '00000000-0000-0000-0004-000000000003'",
                    "added_at = now()"),
            row("index_jobs", "id = '" + Tenants.JOB + "'",
                    "repository_id", "'" + Tenants.REPOSITORY + "'", "status = 'skipped'"),
            row("indexed_files", "id = '" + Tenants.FILE + "'",
                    "repository_id, path", "'" + Tenants.REPOSITORY + "', 'new.ts'", "language = 'tsx'"),
            row("symbols", "id = '" + Tenants.SYMBOL + "'",
                    "repository_id, file_id, name, qualified_name, kind, line_start, line_end",
                    "'" + Tenants.REPOSITORY + "', '" + Tenants.FILE + "', 'n', 'n', 'class', 1, 1",
                    "signature = 's'"),
            row("references", "id = '" + Tenants.REFERENCE + "'",
                    "repository_id, source_file_id, target_symbol_id, name, reference_type, line_number, resolution",
                    "'" + Tenants.REPOSITORY + "', '" + Tenants.FILE + "', '" + Tenants.SYMBOL
                            + "', 'n', 'call', 1, 'exact'",
                    "resolution = 'import'"),
            row("dependency_graph", "id = '" + Tenants.EDGE + "'",
                    "repository_id, dependency_type, from_symbol_id, to_symbol_id",
                    "'" + Tenants.REPOSITORY + "', 'symbol_usage', '" + Tenants.SYMBOL + "', '" + Tenants.SYMBOL + "'",
                    "metadata = '{\"count\": 2}'"),
            row("dependencies", "id = '" + Tenants.DEPENDENCY + "'",
                    "repository_id, name, dependency_type", "'" + Tenants.REPOSITORY + "', 'new', 'npm'", "version = '2'"),
            row("packages", "id = '" + Tenants.PACKAGE + "'",
                    "repository_id, name, package_type, manifest_path",
                    "'" + Tenants.REPOSITORY + "', 'new', 'npm', 'package.json'", "version = '2'"),
            row("search_documents", "file_id = '" + Tenants.FILE + "'",
                    "file_id, part, repository_id, line_start, line_end, words",
                    "'" + Tenants.FILE + "', 1, '" + Tenants.REPOSITORY + "', 1, 1, ''", "line_end = 2"),
            row("file_outcomes", "repository_id = '" + Tenants.REPOSITORY + "'",
                    "repository_id, path, outcome", "'" + Tenants.REPOSITORY + "', 'new.ts', 'failed'", "reason = 'r'"),
            row("external_symbols", "id = 1",
                    "id, scheme, qualified_name, name", "2, 'npm', 'a.b', 'b'", "used_at = now()"),
            row("api_keys", "id = '" + Tenants.KEY + "'",
                    "user_id, key_id, secret_hash", "'" + Tenants.OWNER + "', 'new', 'hash'", "enabled = false"),
            row("rate_limit_counters", "key_id = 'key'",
                    "key_id, window_start", "'new', now()", "request_count = 0"),
            row("rate_limit_counters_daily", "key_id = 'key'",
                    "key_id, day_start", "'new', now()", "request_count = 0"),
            row("file_facts", "blob_hash = 'abc'",
                    "blob_hash, language, parser_version, outcome, declarations, uses, size_bytes",
                    "'def', 'go', 1, 'indexed', '', '', 1", "size_bytes = 2"),
            row("repository_settings", "repository_id = '" + Tenants.REPOSITORY + "'",
                    "repository_id", "'00000000-0000-0000-0004-000000000002'", "priority = 1"),
            row("nightly_runs", "id = '00000000-0000-0000-0005-000000000001'",
                    "id, trigger, status", "'00000000-0000-0000-0005-000000000002', 'schedule', 'completed'",
                    "heartbeat_at = now()"),
            row("nightly_repositories", "repository_id = '" + Tenants.REPOSITORY + "'",
                    "run_id, repository_id, outcome",
                    "'00000000-0000-0000-0005-000000000001', '00000000-0000-0000-0004-000000000002', 'paused'",
                    "reason = 'none'"),
            row("remote_hosts", "host = 'git.example.com'", "host", "'other.example.com'", "failures = 2"),
            row("suspect_contents", "blob_hash = 'abc'", "blob_hash, language, parser_version, job_id",
                    "'def', 'go', 1, '00000000-0000-0000-0006-000000000001'", "deaths = 2"),
            row("file_units", "file_id = '" + Tenants.FILE + "'",
                    "repository_id, unit_hash, file_id", "'" + Tenants.REPOSITORY + "', 2, '" + Tenants.FILE + "'",
                    "unit_hash = 3"),
            row("file_lookups", "file_id = '" + Tenants.FILE + "'",
                    "file_id, repository_id, keys",
                    "'00000000-0000-0000-0004-000000000001', '" + Tenants.REPOSITORY + "', ''", "keys = 'a'"),
            row("migrations", "name = '20241001000001_initial_schema'", "name", "'new'", "applied_at = now()"),
            row("flyway_schema_history", "installed_rank = 1",
                    "installed_rank, description, type, script, installed_by, execution_time, success",
                    "-1, 'd', 'SQL', 's', 'b', 1, true", "execution_time = 1"));

    private static Map.Entry<String, Row> row(
            String table, String where, String columns, String values, String change) {
        return Map.entry(table, new Row(where, columns, values, change));
    }

    @BeforeAll
    static void oneRowInEveryTable() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            Tenants.insertOrganization(session);
            Tenants.insertIndex(session);
            session.run("INSERT INTO indexed_files (id, repository_id, path)"
                    + " VALUES ('00000000-0000-0000-0004-000000000001', '" + Tenants.REPOSITORY + "', 'empty.ts')");
            session.run("INSERT INTO repositories (id, user_id, full_name, git_url)"
                    + " VALUES ('00000000-0000-0000-0004-000000000002', '" + Tenants.OWNER + "', 'test/without-settings', 'file:///other')");
            session.run("INSERT INTO repositories (id, org_id, full_name, git_url)"
                    + " VALUES ('00000000-0000-0000-0004-000000000003', '" + Tenants.ORGANIZATION + "', 'org/other', 'https://x/y')");
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAsExpected() {
        List<String> lines = EXPECTED.lines().toList();
        String[] actors = lines.getFirst().split(" +");
        return lines.stream().skip(1).flatMap(line -> {
            String[] cells = line.split(" +");
            return Stream.iterate(1, i -> i < cells.length, i -> i + 1)
                    .map(i -> DynamicTest.dynamicTest(cells[0] + " for " + actors[i], () -> {
                        assertThat(answers(cells[0], ACTORS.get(actors[i]))).isEqualTo(cells[i]);
                    }));
        });
    }

    @Test
    void everyTableHasAnExpectation() throws SQLException {
        List<String> tables = EXPECTED.lines().skip(1).map(line -> line.split(" +")[0]).toList();
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                            + " AND relkind IN ('r', 'p', 'v', 'm', 'f')"))
                    .containsExactlyInAnyOrderElementsOf(tables);
            assertThat(session.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT rowsecurity"))
                    .isEmpty();
        }
    }

    @Test
    void everythingBesideTheSchemaPublicIsClosedToTenants() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.rows("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'"))
                    .containsExactlyInAnyOrder(
                            "public", "staging", "batch", "kota_private", "auth", "extensions", "information_schema");
            String open = """
                    SELECT c.relname FROM pg_class c
                    WHERE c.relnamespace IN ('staging'::regnamespace, 'batch'::regnamespace,
                                             'kota_private'::regnamespace, 'auth'::regnamespace)
                      AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                      AND (has_schema_privilege('%1$s', c.relnamespace, 'USAGE, CREATE')
                           OR CASE WHEN c.relkind = 'S' THEN has_sequence_privilege('%1$s', c.oid, 'USAGE, SELECT, UPDATE')
                              ELSE has_table_privilege('%1$s', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE,'
                                                                      ' REFERENCES, TRIGGER')
                                   OR has_any_column_privilege('%1$s', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') END)
                    """;
            assertThat(session.rows(open.formatted("authenticated"))).isEmpty();
            assertThat(session.rows(open.formatted("anon"))).isEmpty();
            assertThat(session.rows(open.formatted("service_role"))).contains("plan", "batch_job_instance", "users");
            assertThat(session.rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                            + " AND relkind = 'S' AND (has_sequence_privilege('authenticated', oid, 'USAGE, SELECT, UPDATE')"
                            + " OR has_sequence_privilege('anon', oid, 'USAGE, SELECT, UPDATE'))"))
                    .isEmpty();
        }
    }

    @Test
    void seesEverythingAsAMemberOfTheServiceRoleWithoutBypassingPolicies() throws SQLException {
        String role = "kota_worker_" + ProcessHandle.current().pid();
        try (Session session = Session.open(DATABASE)) {
            session.run("CREATE ROLE " + role + " NOLOGIN NOBYPASSRLS IN ROLE service_role");
            try {
                for (String table : ROWS.keySet()) {
                    assertThat(answers(table, new Actor(role, null))).as(table)
                            .isEqualTo(table.equals("flyway_schema_history") ? "Sxxx" : "SIUD");
                }
                assertThat(session.rowsAs(role, null, "SELECT count(*) FROM staging.plan"))
                        .containsExactly("0");
                assertThat(session.rowsAs(role, null, "SELECT nextval('batch.batch_job_instance_seq') > 0"))
                        .containsExactly("t");
            } finally {
                session.run("DROP ROLE " + role);
            }
        }
    }

    @Test
    void offersTenantsNothingElse() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            List<String> allowed = new ArrayList<>();
            for (String sql : List.of(
                    "SELECT * FROM flyway_schema_history",
                    "SELECT * FROM staging.plan",
                    "SELECT * FROM batch.batch_job_instance",
                    "SELECT * FROM kota_private.context_secret",
                    "SELECT kota_private.context_proof('x')",
                    "SELECT set_user_context('" + Tenants.OWNER + "')",
                    "SELECT increment_rate_limit('key', 1)",
                    "SELECT increment_rate_limit_daily('key', 1)",
                    "SELECT store_indexed_data('" + Tenants.REPOSITORY + "', '[]', '[]', '[]', '[]')",
                    "TRUNCATE symbols",
                    "UPDATE api_keys SET tier = 'team'",
                    "UPDATE organizations SET owner_id = '" + Tenants.ADMIN + "'")) {
                for (String role : List.of("authenticated", "anon")) {
                    if (!session.attemptAs(role, Tenants.OWNER, sql).equals("x")) {
                        allowed.add(role + ": " + sql);
                    }
                }
            }
            assertThat(allowed).isEmpty();
        }
    }

    @Test
    void anAdminCannotBecomeOwnerNorRemoveOne() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.attemptAs("authenticated", Tenants.ADMIN,
                            "UPDATE user_organizations SET role = 'owner' WHERE user_id = '" + Tenants.ADMIN + "'"))
                    .isEqualTo("x");
            assertThat(session.attemptAs("authenticated", Tenants.ADMIN,
                            "DELETE FROM user_organizations WHERE user_id = '" + Tenants.OWNER + "'"))
                    .isEqualTo(".");
        }
    }

    /** A worker would read it on its own machine. */
    @Test
    void aTenantNamesNoPath() throws SQLException {
        String job = "INSERT INTO index_jobs (repository_id, metadata) VALUES ('" + Tenants.REPOSITORY + "', '%s')";
        String repository = "INSERT INTO repositories (user_id, full_name, git_url) VALUES ('" + Tenants.OWNER
                + "', 'mine', '%s')";
        try (Session session = Session.open(DATABASE)) {
            for (String path : List.of("/etc", "file:///etc", "ext::sh -c id", "", "..")) {
                assertThat(session.attemptAs("authenticated", Tenants.OWNER, repository.formatted(path))).isEqualTo("x");
                assertThat(session.attemptAs("authenticated", Tenants.OWNER,
                        job.formatted("{\"location\": \"" + path + "\"}"))).isEqualTo("x");
            }
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, repository.formatted("ssh://git@host/a"))).isEqualTo("!");
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, job.formatted("{}"))).isEqualTo("!");
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, "UPDATE index_jobs SET priority = 99"))
                    .isEqualTo("x");
        }
    }

    @Test
    void aRowCannotPointAtWhatItsWriterCannotSee() throws SQLException {
        try (Session session = Session.open(DATABASE)) {
            String reference = "INSERT INTO \"references\" (repository_id, source_file_id, target_symbol_id, name,"
                    + " reference_type, line_number, resolution) SELECT repository_id, id, %s, 'n', 'call', 1, 'exact'"
                    + " FROM indexed_files WHERE path = 'f'";
            String[] mine = {
                "INSERT INTO repositories (user_id, full_name, git_url) VALUES ('" + Tenants.STRANGER + "', 'mine', 'https://x/y')",
                "INSERT INTO indexed_files (repository_id, path) SELECT id, 'f' FROM repositories",
                reference.formatted("NULL")
            };
            assertThat(session.attemptAs("authenticated", Tenants.STRANGER, mine)).isEqualTo("!");
            mine[2] = reference.formatted("'" + Tenants.SYMBOL + "'");
            assertThat(session.attemptAs("authenticated", Tenants.STRANGER, mine)).isEqualTo("x");
        }
    }

    /** A colleague's own repository in the organization's project stays the colleague's. */
    @Test
    void aProjectShowsOnlyRepositoriesThatTheViewerSees() throws SQLException {
        String others = "00000000-0000-0000-0004-000000000002";
        String add = "INSERT INTO project_repositories (project_id, repository_id) VALUES ('" + Tenants.PROJECT + "', '" + others + "')";
        String count = "SELECT count(*) FROM project_repositories WHERE repository_id = '" + others + "'";
        try (Session session = Session.open(DATABASE)) {
            assertThat(session.attemptAs("authenticated", Tenants.ADMIN, add)).isEqualTo("x");
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, add)).isEqualTo("!");
            session.run(add);
            assertThat(session.attemptAs("authenticated", Tenants.OWNER, count)).isEqualTo("!");
            assertThat(session.attemptAs("authenticated", Tenants.ADMIN, count)).isEqualTo(".");
            session.run("DELETE FROM project_repositories WHERE repository_id = '" + others + "'");
        }
    }

    private static String answers(String table, @Nullable Actor actor) throws SQLException {
        Row row = Objects.requireNonNull(ROWS.get(table), table);
        Objects.requireNonNull(actor);
        String name = "\"" + table + "\"";
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("S", "SELECT count(*) FROM " + name + " WHERE " + row.where());
        statements.put("I", "INSERT INTO " + name + " (" + row.columns() + ") VALUES (" + row.values() + ")");
        statements.put("U", "UPDATE " + name + " SET " + row.change() + " WHERE " + row.where());
        statements.put("D", "DELETE FROM " + name + " WHERE " + row.where());
        try (Session session = Session.open(DATABASE)) {
            StringBuilder answers = new StringBuilder();
            for (Map.Entry<String, String> statement : statements.entrySet()) {
                answers.append(session.attemptAs(actor.role(), actor.user(), statement.getValue())
                        .replace("!", statement.getKey()));
            }
            return answers.toString();
        }
    }
}
