package dev.kotadb.schema.admin.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
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

    static List<Sabotage> sabotages() {
        return Variants.of(Sabotage.ALL, 6);
    }

    @Tag(Variants.EXHAUSTIVE)
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("sabotages")
    void whatIsBrokenFailsItsCheckAndIsNamed(Sabotage sabotage) throws SQLException {
        try (Validated database = Validated.database()) {
            database.run(sabotage.sql());

            Map<String, List<String>> failures = database.failures();

            assertThat(failures.keySet()).as(failures.toString()).isEqualTo(sabotage.checks());
            assertThat(failures.values().stream().flatMap(List::stream))
                    .anyMatch(what -> what.contains(sabotage.message()));
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
                    "GRANT EXECUTE ON FUNCTION find_words, find_text, search_rank TO " + role);
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
}
