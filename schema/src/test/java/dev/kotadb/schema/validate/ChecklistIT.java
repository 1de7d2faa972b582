package dev.kotadb.schema.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.server.Database;
import dev.kotadb.schema.server.DatabaseUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

class ChecklistIT {
    @Test
    void aSoundDatabasePassesAndNotOneRowOfItChanges() throws SQLException {
        try (Validated database = Validated.database()) {
            Map<String, String> before = database.contents();
            assertThat(before).hasSizeGreaterThan(30);
            assertThat(before.get("public.indexed_files")).startsWith("2 ");

            Map<String, CheckResult> results = database.validate();

            assertThat(results).hasSameSizeAs(Validated.all());
            assertThat(results.values()).allSatisfy(result -> assertThat(result).isInstanceOf(CheckResult.Passed.class));
            assertThat(database.contents()).isEqualTo(before);
        }
    }

    @Test
    void severalAtOnceDoNotDisturbEachOther() throws Exception {
        try (Validated database = Validated.database();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, CheckResult>>> all = IntStream.range(0, 4)
                    .mapToObj(one -> threads.submit(database::validate))
                    .toList();
            for (Future<Map<String, CheckResult>> one : all) {
                assertThat(one.get().values()).allSatisfy(result -> assertThat(result).isInstanceOf(CheckResult.Passed.class));
            }
        }
    }

    /** What is done to a sound database, which checks fail, and what they name. */
    static Stream<Arguments> sabotages() {
        return Stream.of(
                sabotage("DROP INDEX idx_symbols_name", "index public.idx_symbols_name is missing", "indexes"),
                sabotage("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_repositories_full_name'::regclass",
                        "index public.idx_repositories_full_name on repositories is invalid, so nothing is found by it",
                        "indexes-valid"),
                sabotage("DROP FUNCTION record_applied_migration() CASCADE",
                        "function public.record_applied_migration() is missing", "functions"),
                sabotage("DROP FUNCTION kota_private.stretches(text)",
                        "function kota_private.stretches(text) is missing", "functions", "row-security-effective",
                        "store-indexed-data", "full-text"),
                sabotage("DROP POLICY migrations_service ON migrations",
                        "policy migrations_service on public.migrations is missing", "policies"),
                sabotage("DROP TABLE batch.batch_job_execution_params",
                        "table batch.batch_job_execution_params is missing", "tables", "indexes"),
                sabotage("ALTER TABLE file_facts DISABLE ROW LEVEL SECURITY",
                        "row level security is off on file_facts", "row-security-enabled"),
                sabotage("ALTER TABLE symbols DISABLE ROW LEVEL SECURITY",
                        "public.symbols shows a user's rows to another user", "row-security-effective",
                        "row-security-enabled"),
                sabotage("CREATE POLICY leak ON file_outcomes FOR SELECT TO authenticated USING (true)",
                        "public.file_outcomes shows a user's rows to another user", "row-security-effective"),
                sabotage("CREATE POLICY leak ON indexed_files FOR INSERT TO authenticated WITH CHECK (true)",
                        "public.indexed_files lets a user add rows to another's repository", "row-security-effective"),
                sabotage("CREATE POLICY leak ON symbols FOR UPDATE TO authenticated USING (true);"
                                + "CREATE POLICY leak2 ON symbols FOR SELECT TO authenticated USING (true)",
                        "public.symbols lets a user change another's rows", "row-security-effective"),
                sabotage("CREATE POLICY leak ON index_jobs FOR SELECT TO anon USING (true)",
                        "public.index_jobs shows rows to anon", "row-security-effective"),
                sabotage("CREATE POLICY leak ON repositories FOR DELETE TO authenticated USING (true);"
                                + "CREATE POLICY leak2 ON repositories FOR SELECT TO authenticated USING (true)",
                        "public.repositories lets a user delete another's rows", "row-security-effective"),
                sabotage("ALTER POLICY search_documents_select ON search_documents USING (false)",
                        "public.search_documents hides a user's rows from the user", "row-security-effective"),
                sabotage("CREATE OR REPLACE FUNCTION kota_private.visible_among(p_repositories uuid[]) RETURNS uuid[] "
                                + "LANGUAGE sql STABLE AS $$ SELECT p_repositories $$",
                        "a search shows a user's files to another user", "row-security-effective"),
                sabotage("GRANT EXECUTE ON FUNCTION set_user_context(uuid) TO authenticated",
                        "a tenant's role may call set_user_context and become anybody", "row-security-effective"),
                sabotage("CREATE OR REPLACE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE AS "
                                + "$$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$",
                        "a tenant's role becomes somebody else by setting app.user_id", "row-security-effective"),
                sabotage("REVOKE EXECUTE ON FUNCTION increment_rate_limit(text, integer) FROM service_role",
                        "ERROR: permission denied for function increment_rate_limit", "rate-limit-free",
                        "rate-limit-solo", "rate-limit-team"),
                sabotage("CREATE OR REPLACE FUNCTION increment_rate_limit(p_key_id text, p_rate_limit integer) "
                                + "RETURNS jsonb LANGUAGE sql SECURITY DEFINER AS $$ SELECT kota_private.count_request("
                                + "p_key_id, least(p_rate_limit, 1000), clock_timestamp()) $$",
                        "increment_rate_limit: the first request of an hour is answered by Answer[counted=1, "
                                + "remaining=999,", "rate-limit-team"),
                sabotage("ALTER TABLE api_keys ALTER enabled SET DEFAULT false",
                        "a key that was just made is not valid", "keys"),
                sabotage("REVOKE EXECUTE ON FUNCTION store_indexed_data FROM service_role",
                        "ERROR: permission denied for function store_indexed_data", "store-indexed-data"),
                sabotage("CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;"
                                + "CREATE TRIGGER lose BEFORE INSERT ON dependency_graph FOR EACH ROW EXECUTE FUNCTION lose();"
                                + "ALTER TABLE dependency_graph ENABLE ALWAYS TRIGGER lose",
                        "store_indexed_data: given Counts[files=2, symbols=2, references=1, dependencies=1] it says that it "
                                + "stored Counts[files=2, symbols=2, references=1, dependencies=0]",
                        "row-security-effective", "store-indexed-data"),
                sabotage("CREATE OR REPLACE FUNCTION kota_private.code_words(content text, names text[]) RETURNS tsvector "
                                + "LANGUAGE sql IMMUTABLE AS $$ SELECT to_tsvector('english', content) $$",
                        "a file that was just stored is not found by the word not & the & same", "full-text"),
                sabotage("SET session_replication_role = replica; DELETE FROM symbols WHERE name = 'Caller';"
                                + "DELETE FROM indexed_files WHERE path = 'src/Caller.java'",
                        "1 rows of search_documents point at rows of indexed_files that are not there",
                        "orphans"),
                sabotage("DELETE FROM search_documents USING indexed_files f WHERE f.id = file_id AND path LIKE '%Sample%'",
                        ":src/Sample.java is not found by its own word", "sampled-files"),
                sabotage("INSERT INTO staging.plan (run, path, bucket, state) "
                                + "VALUES ('00000000-0000-0000-0000-00000000dead', 'a', 0, 'pending')",
                        "staging holds rows of run 00000000-0000-0000-0000-00000000dead, which no job knows", "staging"),
                sabotage("INSERT INTO index_jobs (id, repository_id, status, heartbeat_at) SELECT "
                                + "'00000000-0000-0000-0000-00000000dead', id, 'processing', now() FROM repositories",
                        "says it is at work; its process died", "staging"),
                sabotage("DELETE FROM migrations WHERE name LIKE '%search_for_code'",
                        "the table migrations does not name 20260101000003_search_for_code", "migrations"),
                sabotage("DELETE FROM flyway_schema_history WHERE version = '20260201000003'",
                        "migrations are pending, first 20260201000003_rate_limits_that_refuse", "migrations"),
                sabotage("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, "
                                + "installed_by, execution_time, success) "
                                + "VALUES (999, '20990101000000', '', 'JDBC', '', '', 1, true)",
                        "20990101000000", "migrations"));
    }

    private static Arguments sabotage(String sql, String message, String... checks) {
        return Arguments.of(sql, message, Set.of(checks));
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void whatIsBrokenFailsItsCheckAndIsNamed(String sql, String message, Set<String> checks) throws SQLException {
        try (Validated database = Validated.database()) {
            database.run(sql);

            Map<String, List<String>> failures = database.failures();

            assertThat(failures.keySet()).as(failures.toString()).isEqualTo(checks);
            assertThat(failures.values().stream().flatMap(List::stream)).anyMatch(what -> what.contains(message));
        }
    }

    @Test
    void whatNoMigrationMadeIsDriftAndADifferenceInGrantsIsTold(@TempDir Path home) throws SQLException {
        try (Validated database = Validated.database();
                Database opened = database.opened()) {
            DriftCheck check = new DriftCheck(() -> opened, home);
            database.run("GRANT SELECT ON file_facts TO authenticated");
            Map<String, String> before = database.contents();
            assertThat(database.look(check)).isInstanceOfSatisfying(CheckResult.Passed.class, passed ->
                    assertThat(passed.detail()).endsWith("; 1 differences in grants alone, which platforms change"));
            assertThat(database.contents()).isEqualTo(before);

            database.run("ALTER TABLE symbols ALTER documentation SET DEFAULT 'none'",
                    "DROP INDEX idx_symbols_name",
                    "CREATE TABLE public.extra (id integer)");
            assertThat(database.look(check)).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems()).extracting(Problem::what).containsExactlyInAnyOrder(
                            "column public.symbols.documentation was changed: default",
                            "index public.idx_symbols_name is missing",
                            "table public.extra is made by no migration"));
        }
    }

    @Test
    void aDatabaseThatWasNeverMigratedFailsOneCheckAndSkipsTheRest() {
        try (TestDatabase empty = TestDatabase.empty()) {
            DataSource dataSource = empty.dataSource();
            CheckRunner runner = new CheckRunner(() -> dataSource, Validated.LIMIT);
            List<CheckResult> results =
                    Validated.all().stream().map(check -> runner.run("all", check).result()).toList();

            assertThat(results.getFirst()).isInstanceOf(CheckResult.Passed.class);
            assertThat(results.get(1)).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems().getFirst().remedy()).isEqualTo("Apply them by: kota db migrate"));
            assertThat(results.subList(2, results.size()))
                    .containsOnly(new CheckResult.Skipped("needs migrations to pass"));
        }
    }

    @Test
    void aRoleThatMayNotActForTenantsIsToldHowAndOnlyWhatNeedsItIsSkipped() throws SQLException {
        String role = "owner_" + UUID.randomUUID().toString().replace("-", "");
        try (Validated database = Validated.database()) {
            database.run("CREATE ROLE " + role + " BYPASSRLS",
                    "GRANT USAGE ON SCHEMA auth, public, staging, batch, kota_private TO " + role,
                    "GRANT SELECT ON ALL TABLES IN SCHEMA auth, public, staging, batch, kota_private TO " + role,
                    "GRANT EXECUTE ON FUNCTION find_words, find_text TO " + role);
            try {
                CheckRunner runner = new CheckRunner(() -> new RoleDataSource(database, role), Validated.LIMIT);
                Map<String, CheckResult> results = new LinkedHashMap<>();
                Validated.all().forEach(check -> results.put(check.name(), runner.run("all", check).result()));

                assertThat(results.get("roles")).isInstanceOfSatisfying(CheckResult.Failed.class, failed -> {
                    assertThat(failed.problems()).hasSize(1);
                    assertThat(failed.problems().getFirst().what())
                            .isEqualTo("this session cannot become anon to try what it may do");
                    assertThat(failed.problems().getFirst().remedy())
                            .startsWith("GRANT anon, authenticated, service_role TO \"" + role + "\"");
                });
                for (String skipped : List.of("row-security-effective", "rate-limit-free", "store-indexed-data")) {
                    assertThat(results.get(skipped)).isEqualTo(new CheckResult.Skipped("needs roles to pass"));
                }
                assertThat(results.get("orphans")).isInstanceOf(CheckResult.Passed.class);
                assertThat(results.get("sampled-files")).isInstanceOf(CheckResult.Passed.class);
            } finally {
                database.run("DROP OWNED BY " + role, "DROP ROLE " + role);
            }
        }
    }

    /** Sessions that have become somebody. */
    private static final class RoleDataSource extends AbstractDataSource {
        private final Validated database;
        private final String role;

        RoleDataSource(Validated database, String role) {
            this.database = database;
            this.role = role;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = database.connect();
            connection.createStatement().execute("SET SESSION AUTHORIZATION " + role);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerFailsTheFirstCheck() {
        CheckRunner runner = new CheckRunner(
                () -> {
                    throw new DatabaseUnavailableException("The database at x cannot be used.");
                },
                Validated.LIMIT);
        assertThat(runner.run("all", new ServerCheck()).result())
                .isEqualTo(CheckResult.failed("The database at x cannot be used.", "Make it answer, then validate again."));
        assertThat(runner.run("all", new BloatCheck(0)).result()).isInstanceOf(CheckResult.Skipped.class);
    }

    @Test
    void aCheckThatTakesTooLongFailsAndSaysSo() throws SQLException {
        try (Validated database = Validated.database();
                Connection busy = database.connect()) {
            busy.setAutoCommit(false);
            busy.createStatement().execute("LOCK TABLE \"references\"");
            assertThat(database.look(new OrphansCheck(), Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(CheckResult.Failed.class, failed -> assertThat(
                                    failed.problems().getFirst().what())
                            .matches("it (took longer than 1 s and was given up|waited too long for a lock: .*)"));
        }
    }

    @Test
    void aCheckWhoseSessionDiesLeavesNothing() throws SQLException {
        try (Validated database = Validated.database()) {
            Map<String, String> before = database.contents();
            Check dying = new Check() {
                @Override
                public String name() {
                    return "dying";
                }

                @Override
                public String title() {
                    return "its session is ended half way";
                }

                @Override
                public CheckResult run(CheckTransaction transaction) throws SQLException {
                    SampleTenant.create(transaction).store(transaction);
                    transaction.run("SELECT pg_terminate_backend(pg_backend_pid())");
                    return new CheckResult.Passed("never said");
                }
            };

            assertThat(database.look(dying)).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems().getFirst().what()).contains("terminating connection"));
            assertThat(database.contents()).isEqualTo(before);
        }
    }

    @Test
    void stagingOfARunIsLeftInPeaceWhileItsLockIsHeld() throws SQLException {
        try (Validated database = Validated.database();
                Connection run = database.connect()) {
            UUID job = UUID.randomUUID();
            UUID repository = database.tenant.repository();
            database.run("INSERT INTO index_jobs (id, repository_id, status) VALUES ('%s', '%s', 'processing')"
                            .formatted(job, repository),
                    "INSERT INTO staging.plan (run, path, bucket, state) VALUES ('%s', 'a', 0, 'pending')".formatted(job));
            long lock = repository.getMostSignificantBits() ^ repository.getLeastSignificantBits();
            run.createStatement().execute("SELECT pg_advisory_lock(" + lock + ")");

            assertThat(database.look(new StagingCheck())).isInstanceOf(CheckResult.Passed.class);
            run.createStatement().execute("SELECT pg_advisory_unlock(" + lock + ")");
            assertThat(database.look(new StagingCheck())).isEqualTo(CheckResult.failed(
                    "staging holds rows of run " + job + " of validate/" + database.tenant.tag() + ", whose process died",
                    "Go on with it by kota resume " + job + ", or index the repository again."));
            database.run("UPDATE index_jobs SET status = 'failed', completed_at = '2026-01-02 03:04:05Z'");
            assertThat(database.look(new StagingCheck())).isInstanceOfSatisfying(CheckResult.Warned.class, warned ->
                    assertThat(warned.problems().getFirst().what()).contains(", which ended unfinished at 2026-01-02 "));
            database.run("UPDATE index_jobs SET status = 'completed'");
            assertThat(database.look(new StagingCheck())).isInstanceOfSatisfying(CheckResult.Failed.class, failed ->
                    assertThat(failed.problems().getFirst().what()).endsWith(", which is completed"));
        }
    }

    @Test
    void whatMakesADatabaseSlowIsAWarningWithTheObjectsName() throws SQLException {
        try (Validated database = Validated.database();
                Connection open = database.connect()) {
            assertThat(database.look(new MissingIndexesCheck(-1))).isInstanceOf(CheckResult.Passed.class);
            database.run("DROP INDEX idx_api_keys_user_id");
            assertThat(warnings(database.look(new MissingIndexesCheck(-1))))
                    .containsExactly("foreign key api_keys_user_id_fkey of api_keys (about 0 rows) has no index");

            assertThat(warnings(database.look(new UnusedIndexesCheck(0, 0))))
                    .anyMatch(what -> what.startsWith("index idx_repositories_installation_id on repositories was never used"))
                    .noneMatch(what -> what.contains("_pkey"));
            assertThat(database.look(new UnusedIndexesCheck(0, 100_000))).isInstanceOf(CheckResult.Passed.class);

            database.run("ALTER TABLE file_facts SET (autovacuum_enabled = off)",
                    "INSERT INTO file_facts (blob_hash, language, parser_version, outcome, declarations, uses, size_bytes) "
                            + "SELECT i::text, 'java', 1, 'indexed', '', '', 1 FROM generate_series(1, 50) i",
                    "DELETE FROM file_facts", "SELECT pg_stat_force_next_flush()");
            assertThat(warnings(database.look(new BloatCheck(49)))).containsExactly(
                    "table public.file_facts has 50 dead rows beside 0 live ones; last vacuumed: never");
            assertThat(database.look(new BloatCheck(50))).isInstanceOf(CheckResult.Passed.class);

            open.setAutoCommit(false);
            open.createStatement().execute("SELECT 1");
            assertThat(warnings(database.look(new LongTransactionsCheck(Duration.ZERO))))
                    .anyMatch(what -> what.contains("idle in transaction) has a transaction open since "));
            assertThat(database.look(new LongTransactionsCheck(Duration.ofMinutes(5))))
                    .isInstanceOf(CheckResult.Passed.class);
        }
    }

    private static List<String> warnings(CheckResult result) {
        assertThat(result).isInstanceOf(CheckResult.Warned.class);
        return ((CheckResult.Warned) result).problems().stream().map(Problem::what).toList();
    }
}
