package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.IndexJobStatus;
import dev.kotadb.schema.index.IndexStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves that does not reach its end, and how it goes on. */
class RestartIT {
    private static final int FILES = 40;
    private static final String SMALL_PAGES = "kota.index.page-files=2";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path home;

    @TempDir
    Path directory;

    @Test
    void aStoppedRunGoesOnWhereItWas() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            AtomicBoolean asked = new AtomicBoolean();
            long before = facts(application);
            IndexResult stopped = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/stopped", null, false), null,
                    new AfterFiles(6, () -> {
                        if (asked.compareAndSet(false, true)) {
                            application.launcher().stopAll();
                        }
                    }));
            assertThat(stopped.status()).isEqualTo(IndexJobStatus.STOPPED);
            assertThat(application.jdbc().sql("SELECT status FROM index_jobs WHERE id = :id").param("id", stopped.job())
                    .query(String.class).single()).isEqualTo("stopped");
            assertThat(IndexRows.of(application.jdbc(), "test/stopped")).isEmpty();
            long parsed = facts(application) - before;

            IndexResult resumed = application.launcher().resume(stopped.job(), Progress.SILENT);

            assertThat(resumed.error()).isNull();
            assertThat(resumed.status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(parsed).isPositive().isLessThan(FILES);
            assertSameAsUndisturbed(application, "test/stopped");
            assertThatThrownBy(() -> application.launcher().resume(stopped.job(), Progress.SILENT))
                    .isInstanceOf(RunRefusedException.class)
                    .hasMessageContaining("nothing left to resume");
        }
    }

    @Test
    void aKilledRunGoesOnWhereItWas() throws IOException, InterruptedException {
        fill();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
                        DyingRun.class.getName(), DATABASE.url(), DATABASE.user(), DATABASE.password(),
                        home.toString(), directory.toString(), "test/killed")
                .inheritIO()
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(DyingRun.HALTED);

        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            UUID job = application.jdbc().sql("""
                    SELECT j.id FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
                    WHERE r.full_name = 'test/killed' AND j.status = 'processing'
                    """).query(UUID.class).single();
            assertThat(IndexRows.of(application.jdbc(), "test/killed")).isEmpty();

            assertThat(application.launcher().resume(job, Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

            assertSameAsUndisturbed(application, "test/killed");
        }
    }

    @Test
    void aRunThatFailsWhileItsFilesGoInLeavesTheOldIndex() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            application.index(directory, "test/failing");
            List<String> before = IndexRows.of(application.jdbc(), "test/failing");
            new SourceFolder(directory).write("p/C3.java", "package p;\nclass C3 { C4 m() { return null; } }\n");

            IndexResult failed = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/failing", null, false), null,
                    new FailingAt(IndexStep.GRAPH));

            assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(IndexRows.of(application.jdbc(), "test/failing")).isEqualTo(before);
            assertThat(application.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(IndexRows.of(application.jdbc(), "test/failing")).isNotEqualTo(before);
            assertSameAsUndisturbed(application, "test/failing");
        }
    }

    /** Spring Batch records a partition's step, and its context in another transaction. */
    @Tag(Variants.SLOW)
    @Test
    void aRunThatWasLostWhileItsPartitionsWereRecordedGoesOn() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            application.jdbc().sql("""
                    CREATE FUNCTION batch.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF (SELECT step_name LIKE 'parse:bucket%' FROM batch.batch_step_execution
                            WHERE step_execution_id = NEW.step_execution_id) THEN
                            RAISE 'no more';
                        END IF;
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER refuse BEFORE UPDATE ON batch.batch_step_execution_context
                    FOR EACH ROW EXECUTE FUNCTION batch.refuse()
                    """).update();
            IndexResult failed;
            try {
                failed = application.index(directory, "test/partitions");
            } finally {
                application.jdbc().sql("DROP FUNCTION batch.refuse() CASCADE").update();
            }
            assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(application.jdbc().sql("""
                    SELECT count(*) FROM batch.batch_step_execution
                    WHERE step_name LIKE 'parse:bucket%'
                      AND job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                    """).query(Long.class).single()).isOne();

            assertThat(application.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

            assertSameAsUndisturbed(application, "test/partitions");
        }
    }

    /** The publication's transaction is not that of the step, whose record may get lost. */
    @Test
    void whatIsPublishedIsNotPublishedAgain() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            IndexResult failed = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/published", null, false), null,
                    new FailingAt(IndexStep.REFRESH));
            assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(application.jdbc().sql("""
                    UPDATE batch.batch_step_execution SET status = 'FAILED', exit_code = 'FAILED'
                    WHERE step_name = 'publish' AND job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                    """).update()).isEqualTo(1);

            assertThat(application.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

            assertSameAsUndisturbed(application, "test/published");
        }
    }

    @Test
    void aDeadRunGivesWayToANewOneAndWhatIsOnlyAskedForDoesNot() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home)) {
            application.index(directory, "test/dead");
            application.jdbc().sql("""
                    INSERT INTO index_jobs (id, repository_id, status, heartbeat_at)
                    SELECT gen_random_uuid(), r.id, old.status, old.heartbeat_at
                    FROM repositories r, (VALUES ('processing', NULL), ('processing', now()), ('pending', NULL)) AS old (status, heartbeat_at)
                    WHERE full_name = 'test/dead'
                    """).update();

            assertThat(application.index(directory, "test/dead").status()).isEqualTo(IndexJobStatus.SKIPPED);

            assertThat(application.jdbc().sql(
                            "SELECT status, heartbeat_at FROM index_jobs WHERE status IN ('pending', 'processing')")
                    .query().listOfRows())
                    .singleElement()
                    .satisfies(queued -> assertThat(queued).containsEntry("status", "pending").containsEntry("heartbeat_at", null));
            application.jdbc().sql("DELETE FROM index_jobs WHERE status = 'pending'").update();
        }
    }

    /** A failure at commit leaves an execution unknown, a death leaves it running; Spring Batch goes on with neither. */
    @Tag(Variants.SLOW)
    @Test
    void whatSpringBatchRefusesIsMendedAsOftenAsItHappens() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            IndexResult failed = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/refused", null, false), null, new FailingAt(IndexStep.GRAPH));
            assertThat(application.launcher().repair(failed.job())).isEmpty();
            for (String status : List.of("UNKNOWN", "STARTED", "STARTED")) {
                application.jdbc().sql("UPDATE index_jobs SET status = 'processing' WHERE id = ?").param(failed.job())
                        .update();
                application.jdbc().sql("""
                        UPDATE batch.batch_job_execution SET status = ?, end_time = NULL
                        WHERE job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                        """).param(status).update();

                assertThat(application.launcher().repair(failed.job()).orElseThrow()).contains("was " + status);

                assertThat(application.launcher().resume(failed.job(), new FailingAt(IndexStep.GRAPH)).status())
                        .isEqualTo(IndexJobStatus.FAILED);
            }
            assertThat(application.launcher().resume(failed.job(), Progress.SILENT).status())
                    .isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(application.jdbc().sql("""
                    SELECT count(*) FROM index_jobs, jsonb_array_elements(history) AS e
                    WHERE id = ? AND e ->> 'status' = 'repaired'
                    """).param(failed.job()).query(Long.class).single()).isEqualTo(3);
            assertSameAsUndisturbed(application, "test/refused");
        }
    }

    @Test
    void aRunThatFailedStartsAnewOnceAnotherHasBegun() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            IndexResult failed = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/overtaken", null, false), null, new FailingAt(IndexStep.GRAPH));
            assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(application.index(directory, "test/overtaken").status()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(StagingTablesOf.all(application.jdbc())).isEmpty();
            new SourceFolder(directory).write("p/C3.java", "package p;\nclass C3 { C4 m() { return null; } }\n");

            IndexResult resumed = application.launcher().resume(failed.job(), Progress.SILENT);

            assertThat(resumed.error()).isNull();
            assertThat(resumed.job()).isEqualTo(failed.job());
            assertSameAsUndisturbed(application, "test/overtaken");
        }
    }

    @Test
    void twoRunsOfOneRepositoryDoNotMix() throws IOException {
        fill();
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, SMALL_PAGES)) {
            AtomicBoolean tried = new AtomicBoolean();
            IndexResult first = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/twice", null, false), null,
                    new AfterFiles(4, () -> {
                        if (tried.compareAndSet(false, true)) {
                            assertThatThrownBy(() -> application.index(directory, "test/twice"))
                                    .isInstanceOf(RunRefusedException.class)
                                    .hasMessageContaining("test/twice is being indexed by another process (job ");
                        }
                    }));

            assertThat(tried).isTrue();
            assertThat(first.error()).isNull();
            assertSameAsUndisturbed(application, "test/twice");
        }
    }

    private void assertSameAsUndisturbed(IndexingApplication application, String repository) {
        String undisturbed = repository + "-undisturbed";
        assertThat(application.index(directory, undisturbed).error()).isNull();
        assertThat(IndexRows.of(application.jdbc(), repository))
                .isNotEmpty()
                .isEqualTo(IndexRows.of(application.jdbc(), undisturbed));
        assertThat(StagingTablesOf.all(application.jdbc())).isEmpty();
    }

    private static long facts(IndexingApplication application) {
        return application.jdbc().sql("SELECT count(*) FROM file_facts WHERE language = 'java'")
                .query(Long.class).single();
    }

    private void fill() throws IOException {
        SourceFolder folder = new SourceFolder(directory);
        String distinct = directory.getFileName().toString().replaceAll("\\W", "");
        for (int i = 0; i < FILES; i++) {
            folder.write("p/C" + i + ".java", "package p;\nclass C" + i + " { // " + distinct + "\n    int m() { return new C"
                    + (i * 7 + 1) % FILES + "().m(); }\n}\n");
        }
    }

    /** Fails at the beginning of a step. */
    record FailingAt(IndexStep failing) implements Progress {
        @Override
        public void phase(IndexStep step, long files, long bytes) {
            if (step == failing) {
                throw new IllegalStateException("fails at " + step.sqlName());
            }
        }

        @Override
        public void advance(long files, long bytes) {}
    }

    /** Acts once so many files have gone by. */
    record AfterFiles(long[] left, Runnable action) implements Progress {
        AfterFiles(long files, Runnable action) {
            this(new long[] {files}, action);
        }

        @Override
        public void phase(IndexStep step, long files, long bytes) {}

        @Override
        public synchronized void advance(long files, long bytes) {
            left[0] -= files;
            if (left[0] <= 0) {
                action.run();
            }
        }
    }
}
