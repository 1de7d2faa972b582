package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;

@ResourceLock(TestDatabase.FIRST_EXECUTION_IDS)
class ValidateIT {
    private static final int CHECKS = 24;

    @Test
    void aSoundDatabaseIsToldByEitherCommandWithoutARowOfTheBatch(@TempDir Path folder) throws Exception {
        try (TestDatabase database = TestDatabase.migrated()) {
            IndexFixture.write(database, folder);

            TypedCommand validated = kota(database, "db", "validate");
            assertThat(validated.code()).as(validated.out()).isEqualTo(ExitCode.DONE);
            assertThat(validated.err()).isEmpty();
            assertThat(validated.out().lines().toList())
                    .hasSize(CHECKS + 2)
                    .anyMatch(line -> line.matches("✓ files picked at random are found again +15 files by .*"))
                    .last().asString().startsWith("Sound: " + CHECKS + " passed, 0 failed, 0 warnings, 0 skipped; ");

            Path junit = folder.resolve("validate.xml");
            long executions = count(database, "batch.batch_job_execution");
            TypedCommand run = kota(database, "run", "validate-instance", "sample=3", "junit=" + junit, "--json");
            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).startsWith("{\"url\":\"" + database.url() + "\",\"sound\":true,").hasLineCount(1);
            Element suite = (Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile())
                    .getElementsByTagName("testsuite").item(0);
            assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(CHECKS));
            assertThat(suite.getAttribute("failures")).isEqualTo("0");

            assertThat(count(database, "batch.batch_job_execution")).isEqualTo(executions);
        }
    }

    @Test
    void whatIsBrokenIsNamedWithWhatToDo() {
        try (TestDatabase database = TestDatabase.migrated()) {
            database.jdbc().sql("DROP INDEX idx_symbols_name").update();

            TypedCommand validated = kota(database, "db", "validate", "--server", "http://127.0.0.1:1");
            assertThat(validated.code()).isEqualTo(ExitCode.FAILED);
            assertThat(validated.out()).contains("✗ the server answers, and refuses wrong keys\n    the server does not answer: ")
                    .containsPattern("- agents find the tools, and tools answer +skipped: needs server-answers to pass");
            assertThat(validated.out()).contains(
                    "✗ every index exists\n    index public.idx_symbols_name is missing\n    → kota db diff --sql prints");
            assertThat(validated.out()).contains("  skipped: nothing is indexed yet");
            assertThat(validated.out()).contains("Not sound: ");
            assertThat(kota(database, "db", "validate", "--json").out())
                    .contains("\"status\":\"failed\"", "\"what\":\"index public.idx_symbols_name is missing\"");
        }
    }

    @Test
    @Tag(Variants.SLOW)
    void aServerIsCheckedByTheKeysOfTheTestData() {
        try (TestDatabase database = TestDatabase.migrated()) {
            assertThat(kota(database, "db", "validate", "--server").out())
                    .contains("the server does not know the free key of the test data; kota db seed adds them");
            assertThat(kota(database, "db", "seed").code()).isEqualTo(ExitCode.DONE);

            TypedCommand validated = kota(database, "db", "validate", "--server");

            assertThat(validated.code()).as(validated.out()).isEqualTo(ExitCode.DONE);
            assertThat(validated.out().lines().filter(each -> each.matches("✓ (the server|agents|each key) .*"))
                            .map(each -> each.replaceFirst("http://127.0.0.1:\\d+|wait \\d+ s|\\b9[\\d,]+(?= are left)", "…").replaceAll(" {2,}", "  ")))
                    .containsExactly(
                            "✓ the server answers, and refuses wrong keys  …, version validated",
                            "✓ agents find the tools, and tools answer  20 tools with each key",
                            "✓ each key shows its user's repositories only  2 repositories, by search, list and tool, with 3 keys",
                            "✓ the server lets the solo key ask 1,000 times per hour  … are left",
                            "✓ the server lets the team key ask 10,000 times per hour  … are left",
                            "✓ the server lets the free key ask 100 times per hour  one more is refused, and told to …");
            assertThat(count(database, "rate_limit_counters WHERE key_id = 'test1234567890ab'")).isZero();

            JdbcClient jdbc = database.jdbc();
            jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 5000 WHERE tier = 'solo'").update();
            jdbc.sql("UPDATE repositories SET user_id = '00000000-0000-0000-0000-000000000001', org_id = NULL"
                    + " WHERE full_name = 'test-org/counter'").update();
            TypedCommand broken = kota(database, "run", "validate-instance", "server=own");
            assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
            assertThat(broken.out()).contains("    the free key shows src/counter.ts of repository 30000000-0000-0000-0000-000000000002\n")
                    .contains("✗ the server lets the solo key ask 1,000 times per hour\n    the answer's headers are X-RateLimit-Limit 5000");
        }
    }

    @Test
    void aDatabaseIsNotMigratedByBeingValidated() {
        try (TestDatabase empty = TestDatabase.empty()) {
            TypedCommand validated = kota(empty, "db", "validate");
            assertThat(validated.code()).isEqualTo(ExitCode.FAILED);
            assertThat(validated.out()).contains("→ Apply them by: kota db migrate");
            assertThat(empty.jdbc()
                    .sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
                    .query(Long.class).single()).isZero();
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerFailsTheFirstCheckAndSkipsTheOthers(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of("KOTA_DB_URL", "postgresql://127.0.0.1:1/none");
        Path junit = folder.resolve("validate.xml");
        TypedCommand validated = TypedCommand.run(environment, "db", "validate", "--junit", junit.toString());
        assertThat(validated.code()).isEqualTo(ExitCode.FAILED);
        assertThat(validated.out())
                .startsWith("✗ the database answers, PostgreSQL 15 or later\n    The database at ")
                .contains("Not sound: 0 passed, 1 failed, 0 warnings, " + (CHECKS - 1) + " skipped; ");
        assertThat(Files.readString(junit)).contains("failures=\"1\"");
    }

    @Tag(Variants.SLOW)
    @Test
    void warningsFailOnlyWhereTheyAreAskedTo() {
        try (TestDatabase database = TestDatabase.migrated()) {
            JdbcClient jdbc = database.jdbc();
            jdbc.sql("INSERT INTO auth.users (id) VALUES (gen_random_uuid())").update();
            jdbc.sql("INSERT INTO repositories (user_id, full_name, git_url) SELECT id, 'acme/half', '' FROM auth.users")
                    .update();
            jdbc.sql("INSERT INTO index_jobs (id, repository_id, status, completed_at) "
                    + "SELECT '00000000-0000-0000-0000-00000000cafe', id, 'failed', now() FROM repositories").update();
            jdbc.sql("CREATE UNLOGGED TABLE staging.plan_0000000000000000000000000000cafe (LIKE staging.plan INCLUDING ALL)")
                    .update();

            TypedCommand lenient = kota(database, "db", "validate");
            assertThat(lenient.code()).as(lenient.out()).isEqualTo(ExitCode.DONE);
            assertThat(lenient.out())
                    .contains("! nothing is left of runs that are over\n    staging has tables of run "
                            + "00000000-0000-0000-0000-00000000cafe of acme/half, which failed at ")
                    .contains("    → Continue it with kota resume 00000000-0000-0000-0000-00000000cafe, or ")
                    .contains(", 0 failed, 1 warning, 1 skipped; ");
            assertThat(kota(database, "db", "validate", "--strict").code()).isEqualTo(ExitCode.FAILED);
            assertThat(kota(database, "run", "validate-instance", "strict=true").code()).isEqualTo(ExitCode.FAILED);
        }
    }

    @Test
    void wrongUsageIsToldBeforeAnythingIsLookedAt() {
        Map<String, String> nowhere = Map.of("KOTA_DB_URL", "postgresql://127.0.0.1:1/none");
        for (List<String> wrong : List.of(
                List.of("db", "validate", "--sample", "0"),
                List.of("db", "validate", "--timeout", "x"),
                List.of("db", "validate", "--server", "nonsense"),
                List.of("run", "validate-instance", "server=nonsense"),
                List.of("db", "validate", "--junit", "/nowhere/at/all.xml"),
                List.of("run", "validate-instance", "sample=none"),
                List.of("run", "validate-instance", "strict=yes"),
                List.of("run", "validate-instance", "loud=true"),
                List.of("run", "index-repository"),
                List.of("run", "nothing"))) {
            TypedCommand result = TypedCommand.run(nowhere, wrong.toArray(String[]::new));
            assertThat(result.code()).as(wrong.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(result.out()).isEmpty();
        }
        assertThat(TypedCommand.run(nowhere, "run", "nothing").err())
                .isEqualTo("kota: no job nothing; the jobs are: index-repository, nightly-reindex, prune, validate-instance, validate-parsers\n");
        assertThat(TypedCommand.run(nowhere, "run", "validate-instance", "loud=true").err())
                .isEqualTo("kota: job validate-instance has no parameter loud; it takes [strict=true|false] [sample=N]"
                        + " [timeout=SECONDS] [server=own|URL] [junit=FILE]\n");
        assertThat(TypedCommand.run(nowhere, "run", "index-repository").err()).startsWith(
                "kota: job index-repository needs repository; it takes repository=PATH-or-URL [name=OWNER/REPO]");
    }

    private static long count(TestDatabase database, String table) {
        return database.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static TypedCommand kota(TestDatabase database, String... arguments) {
        return TypedCommand.run(Map.of("KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD",
                database.password()), arguments);
    }
}
