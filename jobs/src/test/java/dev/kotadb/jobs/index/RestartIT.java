package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.jobs.TestApplication;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexStep;
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

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.with("kota.index.page-files=2");

    @TempDir
    Path directory;

    @Test
    void aStoppedRunGoesOnWhereItWas() throws IOException {
        fill();
        AtomicBoolean asked = new AtomicBoolean();
        long before = facts();
        IndexResult stopped = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/stopped", null, false), null,
                new AfterFiles(6, () -> {
                    if (asked.compareAndSet(false, true)) {
                        APPLICATION.launcher().stopAll();
                    }
                }));
        assertThat(stopped.status()).isEqualTo(IndexJobStatus.STOPPED);
        assertThat(APPLICATION.jdbc().sql("SELECT status FROM index_jobs WHERE id = :id").param("id", stopped.job())
                .query(String.class).single()).isEqualTo("stopped");
        assertThat(IndexRows.of(APPLICATION.jdbc(), "test/stopped")).isEmpty();
        long parsed = facts() - before;

        IndexResult resumed = APPLICATION.launcher().resume(stopped.job(), Progress.SILENT);

        assertThat(resumed.error()).isNull();
        assertThat(resumed.status()).isEqualTo(IndexJobStatus.COMPLETED);
        assertThat(parsed).isPositive().isLessThan(FILES);
        assertSameAsUndisturbed("test/stopped");
        assertThatThrownBy(() -> APPLICATION.launcher().resume(stopped.job(), Progress.SILENT))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("nothing left to resume");
    }

    @Test
    void aKilledRunGoesOnWhereItWas() throws IOException, InterruptedException {
        fill();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED", DyingRun.class.getName(), APPLICATION.database().url(),
                        APPLICATION.database().user(), APPLICATION.database().password(),
                        APPLICATION.home().toString(), directory.toString(), "test/killed")
                .inheritIO()
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(DyingRun.HALTED);

        UUID job = APPLICATION.jdbc().sql("""
                SELECT j.id FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
                WHERE r.full_name = 'test/killed' AND j.status = 'processing'
                """).query(UUID.class).single();
        assertThat(IndexRows.of(APPLICATION.jdbc(), "test/killed")).isEmpty();

        assertThat(APPLICATION.launcher().resume(job, Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

        assertSameAsUndisturbed("test/killed");
    }

    @Test
    void aRunThatFailsWhileItsFilesGoInLeavesTheOldIndex() throws IOException {
        fill();
        APPLICATION.index(directory, "test/failing");
        List<String> before = IndexRows.of(APPLICATION.jdbc(), "test/failing");
        new SourceFolder(directory).write("p/C3.java", "package p;\nclass C3 { C4 m() { return null; } }\n");

        IndexResult failed = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/failing", null, false), null,
                new FailingAt(IndexStep.GRAPH));

        assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(IndexRows.of(APPLICATION.jdbc(), "test/failing")).isEqualTo(before);
        assertThat(APPLICATION.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);
        assertThat(IndexRows.of(APPLICATION.jdbc(), "test/failing")).isNotEqualTo(before);
        assertSameAsUndisturbed("test/failing");
    }

    /** Spring Batch records a partition's step, and its context in another transaction. */
    @Tag(Variants.SLOW)
    @Test
    void aRunThatWasLostWhileItsPartitionsWereRecordedGoesOn() throws IOException {
        fill();
        APPLICATION.jdbc().sql("""
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
            failed = APPLICATION.index(directory, "test/partitions");
        } finally {
            APPLICATION.jdbc().sql("DROP FUNCTION batch.refuse() CASCADE").update();
        }
        assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(APPLICATION.jdbc().sql("""
                SELECT count(*) FROM batch.batch_step_execution
                WHERE step_name LIKE 'parse:bucket%'
                  AND job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                """).query(Long.class).single()).isOne();

        assertThat(APPLICATION.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

        assertSameAsUndisturbed("test/partitions");
    }

    /** The publication's transaction is not that of the step, whose record may get lost. */
    @Test
    void whatIsPublishedIsNotPublishedAgain() throws IOException {
        fill();
        IndexResult failed = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/published", null, false), null,
                new FailingAt(IndexStep.REFRESH));
        assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(APPLICATION.jdbc().sql("""
                UPDATE batch.batch_step_execution SET status = 'FAILED', exit_code = 'FAILED'
                WHERE step_name = 'publish' AND job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                """).update()).isEqualTo(1);

        assertThat(APPLICATION.launcher().resume(failed.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.COMPLETED);

        assertSameAsUndisturbed("test/published");
    }

    @Test
    void aDeadRunGivesWayToANewOneAndWhatIsOnlyAskedForDoesNot() throws IOException {
        fill();
        APPLICATION.index(directory, "test/dead");
        APPLICATION.jdbc().sql("""
                INSERT INTO index_jobs (id, repository_id, status, heartbeat_at)
                SELECT gen_random_uuid(), r.id, old.status, old.heartbeat_at
                FROM repositories r, (VALUES ('processing', NULL), ('processing', now()), ('pending', NULL)) AS old (status, heartbeat_at)
                WHERE full_name = 'test/dead'
                """).update();

        assertThat(APPLICATION.index(directory, "test/dead").status()).isEqualTo(IndexJobStatus.SKIPPED);

        assertThat(APPLICATION.jdbc().sql(
                        "SELECT status, heartbeat_at FROM index_jobs WHERE status IN ('pending', 'processing')")
                .query().listOfRows())
                .singleElement()
                .satisfies(queued -> assertThat(queued).containsEntry("status", "pending").containsEntry("heartbeat_at", null));
        APPLICATION.jdbc().sql("DELETE FROM index_jobs WHERE status = 'pending'").update();
    }

    /** A failure at commit leaves an execution unknown, a death leaves it running; Spring Batch goes on with neither. */
    @Tag(Variants.SLOW)
    @Test
    void whatSpringBatchRefusesIsMendedAsOftenAsItHappens() throws IOException {
        fill();
        IndexResult failed = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/refused", null, false), null, new FailingAt(IndexStep.GRAPH));
        assertThat(APPLICATION.launcher().repair(failed.job())).isEmpty();
        for (String status : List.of("UNKNOWN", "STARTED", "STARTED")) {
            APPLICATION.jdbc().sql("UPDATE index_jobs SET status = 'processing' WHERE id = ?").param(failed.job())
                    .update();
            APPLICATION.jdbc().sql("""
                    UPDATE batch.batch_job_execution SET status = ?, end_time = NULL
                    WHERE job_execution_id = (SELECT max(job_execution_id) FROM batch.batch_job_execution)
                    """).param(status).update();

            assertThat(APPLICATION.launcher().repair(failed.job()).orElseThrow()).contains("was " + status);

            assertThat(APPLICATION.launcher().resume(failed.job(), new FailingAt(IndexStep.GRAPH)).status())
                    .isEqualTo(IndexJobStatus.FAILED);
        }
        assertThat(APPLICATION.launcher().resume(failed.job(), Progress.SILENT).status())
                .isEqualTo(IndexJobStatus.COMPLETED);
        assertThat(APPLICATION.jdbc().sql("""
                SELECT count(*) FROM index_jobs, jsonb_array_elements(history) AS e
                WHERE id = ? AND e ->> 'status' = 'repaired'
                """).param(failed.job()).query(Long.class).single()).isEqualTo(3);
        assertSameAsUndisturbed("test/refused");
    }

    @Test
    void aRunThatFailedStartsAnewOnceAnotherHasBegun() throws IOException {
        fill();
        IndexResult failed = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/overtaken", null, false), null, new FailingAt(IndexStep.GRAPH));
        assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(APPLICATION.index(directory, "test/overtaken").status()).isEqualTo(IndexJobStatus.COMPLETED);
        assertThat(StagingTablesOf.all(APPLICATION.jdbc())).isEmpty();
        new SourceFolder(directory).write("p/C3.java", "package p;\nclass C3 { C4 m() { return null; } }\n");

        IndexResult resumed = APPLICATION.launcher().resume(failed.job(), Progress.SILENT);

        assertThat(resumed.error()).isNull();
        assertThat(resumed.job()).isEqualTo(failed.job());
        assertSameAsUndisturbed("test/overtaken");
    }

    @Test
    void twoRunsOfOneRepositoryDoNotMix() throws IOException {
        fill();
        AtomicBoolean tried = new AtomicBoolean();
        IndexResult first = APPLICATION.launcher().index(
                new IndexRequest(directory.toString(), "test/twice", null, false), null,
                new AfterFiles(4, () -> {
                    if (tried.compareAndSet(false, true)) {
                        assertThatThrownBy(() -> APPLICATION.index(directory, "test/twice"))
                                .isInstanceOf(RunRefusedException.class)
                                .hasMessageContaining("test/twice is being indexed by another process (job ");
                    }
                }));

        assertThat(tried).isTrue();
        assertThat(first.error()).isNull();
        assertSameAsUndisturbed("test/twice");
    }

    private void assertSameAsUndisturbed(String repository) {
        String undisturbed = repository + "-undisturbed";
        assertThat(APPLICATION.index(directory, undisturbed).error()).isNull();
        assertThat(IndexRows.of(APPLICATION.jdbc(), repository))
                .isNotEmpty()
                .isEqualTo(IndexRows.of(APPLICATION.jdbc(), undisturbed));
        assertThat(StagingTablesOf.all(APPLICATION.jdbc())).isEmpty();
    }

    private static long facts() {
        return APPLICATION.jdbc().sql("SELECT count(*) FROM file_facts WHERE language = 'java'")
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
