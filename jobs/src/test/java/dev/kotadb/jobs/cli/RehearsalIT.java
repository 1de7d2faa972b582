package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.Databases;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The operation that the commands about databases are for: one of two instances is taken to the newest schema. */
@ResourceLock(TestDatabase.FIRST_EXECUTION_IDS)
@Tag(Variants.SLOW)
class RehearsalIT {
    private static final String RESET =
            "db reset --instance production --seed --allow-protected --no-dump --confirm production";
    private static final List<String> TEST_USERS =
            List.of("test-free@example.com", "test-solo@example.com", "test-team@example.com");

    private final TestDatabase production = TestDatabase.empty();
    private final TestDatabase staging = TestDatabase.migrated();

    @TempDir
    Path home;

    private Operator operator;

    @BeforeEach
    void open() {
        operator = Operator.of(home, production.url(), staging.url(), production);
        assertThat(operator.types("db seed --instance staging").code()).isEqualTo(ExitCode.DONE);
    }

    @AfterEach
    void drop() {
        production.close();
        staging.close();
    }

    @Test
    void bringsProductionToTheNewestSchemaAndItsRowsBack() throws IOException {
        OriginalRows.write(production);
        assertThat(TableRows.data(production.dataSource())).allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
        Map<String, List<String>> original = TableRows.all(production.dataSource());
        Map<String, List<String>> other = TableRows.all(staging.dataSource());
        Path dump = home.resolve("production.sql");

        Operator.Result drift = operator.types("db diff --instance production");
        assertThat(drift.code()).isEqualTo(ExitCode.FAILED);
        assertThat(drift.out()).contains("- table public.search_documents", " differences of structure (", "kota db migrate");
        assertThat(operator.types("db dump " + dump + " --instance production").code()).isEqualTo(ExitCode.DONE);

        Operator.Result unconfirmed =
                operator.types("db reset --instance production --seed --allow-protected --dump " + home.resolve("x.sql"));
        assertThat(unconfirmed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unconfirmed.err()).contains("add --confirm production. Nothing was changed.");
        assertThat(TableRows.all(production.dataSource())).isEqualTo(original);

        Operator.Result reset = operator.types(RESET);
        assertThat(reset.code()).as(reset.err()).isEqualTo(ExitCode.DONE);
        assertThat(reset.out()).startsWith("production is reset: ");
        assertSound("reset");
        assertThat(operator.types("search lighthouse --instance production").out()).isEmpty();
        assertThat(Databases.structure(production.dataSource())).isEqualTo(Databases.structure(staging.dataSource()));
        assertThat(TableRows.timeless(production.dataSource())).satisfies(rows -> assertThat(rows.get("public.api_keys"))
                .isEqualTo(TableRows.timeless(staging.dataSource()).get("public.api_keys")));

        assertThat(operator.types("db restore " + dump + " --instance production").err()).contains("holds rows in ");
        Operator.Result restored = operator.types("db restore " + dump + " --clean --instance production --confirm production");
        assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.DONE);
        Map<String, List<String>> migrated = rowsOfADirectMigration();
        assertThat(rowsOfProduction()).hasSameSizeAs(migrated).allSatisfy((table, rows) ->
                assertThat(rows).as(table).isEqualTo(migrated.get(table)));
        assertSound("restore");
        Operator.Result search = operator.types("search shine --instance production");
        assertThat(search.out()).as(search.err()).contains("src/Lighthouse.java");
        assertThat(operator.types("symbols Lighthouse --instance production").out()).contains("src/Lighthouse.java:1");
        assertThat(operator.types("refs shine --instance production").out()).contains("src/Keeper.java:3");
        assertThat(operator.types("deps src/Lighthouse.java --instance production").out()).contains("src/Keeper.java");

        assertThat(TableRows.all(staging.dataSource())).isEqualTo(other);
    }

    private void assertSound(String after) {
        Operator.Result diff = operator.types("db diff --instance production");
        assertThat(diff.code()).as("diff after %s: %s", after, diff.out()).isEqualTo(ExitCode.DONE);
        Operator.Result valid = operator.types("db validate --instance production");
        assertThat(valid.code()).as("validate after %s: %s", after, valid.out()).isEqualTo(ExitCode.DONE);
    }

    /** A dump brings accounts that its rows belong to, and takes none away. */
    private Map<String, List<String>> rowsOfProduction() {
        Map<String, List<String>> rows = TableRows.data(production.dataSource());
        rows.computeIfPresent("auth.users", (table, users) -> users.stream()
                .filter(user -> TEST_USERS.stream().noneMatch(user::contains))
                .toList());
        return rows;
    }

    private Map<String, List<String>> rowsOfADirectMigration() {
        try (TestDatabase direct = TestDatabase.empty()) {
            OriginalRows.write(direct);
            SchemaMigrations.migrate(direct.dataSource());
            return TableRows.data(direct.dataSource());
        }
    }

    @Test
    void waitsForAJobThatIsAtWork() throws Exception {
        SchemaMigrations.migrate(production.dataSource());
        Path source = Files.createDirectories(home.resolve("source"));
        for (int i = 0; i < 30; i++) {
            Files.writeString(source.resolve("Buoy" + i + ".java"), "class Buoy" + i + " { Buoy" + (i + 1) + " next; }\n");
        }
        Path dump = home.resolve("dump.sql");
        assertThat(operator.types("index " + source + " --name acme/buoys --instance production").code())
                .isEqualTo(ExitCode.DONE);
        assertThat(operator.types("db dump " + dump + " --instance production").code()).isEqualTo(ExitCode.DONE);
        Map<String, List<String>> published = publishedOf(production);
        Map<String, List<String>> other = TableRows.all(staging.dataSource());
        Files.writeString(source.resolve("Buoy0.java"), "class Buoy0 { int light; }\n");

        Held held = new Held(new CountDownLatch(1), new CountDownLatch(1));
        try (IndexingApplication application = IndexingApplication.start(production, home)) {
            CompletableFuture<IndexResult> run = CompletableFuture.supplyAsync(() -> application.launcher().index(
                    new IndexRequest(source.toString(), "acme/buoys", null, false), null, held));
            try {
                assertThat(held.reached.await(1, TimeUnit.MINUTES)).isTrue();
                String job = application.jdbc().sql("SELECT id::text FROM index_jobs WHERE status = 'processing'")
                        .query(String.class).single();

                Operator.Result reset = operator.types(RESET);
                assertThat(reset.code()).isEqualTo(ExitCode.FAILED);
                assertThat(reset.err()).contains("A job is running: acme/buoys (job " + job + ")");
                Operator.Result restore = operator.types("db restore " + dump + " --clean --instance production --confirm production");
                assertThat(restore.code()).isEqualTo(ExitCode.FAILED);
                assertThat(restore.err()).contains("Jobs are running on acme/buoys");
                assertThat(publishedOf(production)).isEqualTo(published);
                assertThat(operator.types("db validate --instance production").code()).isEqualTo(ExitCode.DONE);
                assertThat(operator.types("db dump " + home.resolve("meanwhile") + " --instance production").code())
                        .isEqualTo(ExitCode.DONE);
            } finally {
                held.released.countDown();
            }
            assertThat(run.get(1, TimeUnit.MINUTES).status()).isEqualTo(IndexJobStatus.COMPLETED);
        }

        Operator.Result reset = operator.types(RESET);
        assertThat(reset.code()).as(reset.err()).isEqualTo(ExitCode.DONE);
        Operator.Result restore = operator.types("db restore " + dump + " --clean --instance production --confirm production");
        assertThat(restore.code()).as(restore.err()).isEqualTo(ExitCode.DONE);
        assertThat(publishedOf(production)).isEqualTo(published);
        assertSound("restore");
        assertThat(operator.types("symbols Buoy0 --instance production").out()).contains("Buoy0.java:1");
        assertThat(TableRows.all(staging.dataSource())).isEqualTo(other);
    }

    /** What readers see; the run's own record and its plans move on. */
    private static Map<String, List<String>> publishedOf(TestDatabase database) {
        Map<String, List<String>> rows = TableRows.data(database.dataSource());
        rows.keySet().removeAll(List.of("public.index_jobs", "public.file_facts", "auth.users"));
        return rows;
    }

    /** Holds a run at its first file until it is released. */
    private record Held(CountDownLatch reached, CountDownLatch released) implements Progress {
        @Override
        public void phase(IndexStep step, long files, long bytes) {}

        @Override
        public void advance(long files, long bytes) {
            reached.countDown();
            try {
                if (!released.await(1, TimeUnit.MINUTES)) {
                    throw new AssertionError("nobody released the run");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
