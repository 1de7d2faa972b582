package dev.kotadb.jobs.prune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.IndexJobStatus;
import dev.kotadb.schema.index.job.IndexStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the job {@code prune} deletes and what it keeps, on runs of the real indexer. */
class PruneJobIT {
    private static final int FILES = 12;
    private static final Map<PrunedKind, Long> NOTHING = Map.of(
            PrunedKind.FACTS, 0L, PrunedKind.SUSPECTS, 0L, PrunedKind.JOBS, 0L, PrunedKind.EXECUTIONS, 0L, PrunedKind.NIGHTS, 0L,
            PrunedKind.RATE_COUNTERS, 0L,
            PrunedKind.STAGING, 0L, PrunedKind.EXTERNALS, 0L, PrunedKind.MIRRORS, 0L);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path home;

    @TempDir
    Path sources;

    @Test
    void deletesWhatIsOldAndKeepsWhatIsNeeded() throws IOException {
        try (IndexingApplication application = IndexingApplication.start(database, home,
                "kota.prune.job-age=0s", "kota.prune.execution-age=0s", "kota.prune.rate-counter-age=0s",
                "kota.prune.page-rows=2")) {
            JdbcClient jdbc = application.jdbc();
            UUID first = indexed(application, "one");
            UUID second = indexed(application, "two");
            UUID third = indexed(application, "three");
            UUID pending = UUID.randomUUID();
            jdbc.sql("INSERT INTO index_jobs (id, repository_id) SELECT ?, id FROM repositories")
                    .param(pending).update();
            jdbc.sql("SELECT increment_rate_limit('some key', 100)").query(String.class).single();
            jdbc.sql("UPDATE rate_limit_counters SET window_start = window_start - interval '2 hours'").update();
            jdbc.sql("INSERT INTO nightly_runs (id, trigger, status, ended_at) VALUES"
                    + " (gen_random_uuid(), 'schedule', 'completed', now() - interval '1 hour'),"
                    + " (gen_random_uuid(), 'schedule', 'processing', NULL)").update();
            jdbc.sql("UPDATE file_facts SET used_at = now() - interval '60 days'").update();
            jdbc.sql("UPDATE external_symbols SET used_at = now() - interval '60 days'").update();
            Path mirror = Files.createDirectories(home.resolve("repositories/old.git"));
            Files.setLastModifiedTime(mirror, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
            Path used = Files.createDirectories(home.resolve("repositories/used.git"));
            // The contents "one" and "two" are no longer indexed; each of the FILES - 1 others is.
            Map<PrunedKind, Long> expected = Map.of(
                    PrunedKind.FACTS, 2L, PrunedKind.SUSPECTS, 0L, PrunedKind.JOBS, 2L, PrunedKind.EXECUTIONS, 3L, PrunedKind.NIGHTS, 1L,
                    PrunedKind.RATE_COUNTERS, 1L, PrunedKind.STAGING, 0L, PrunedKind.EXTERNALS, 1L, PrunedKind.MIRRORS, 1L);

            assertThat(application.prune(true)).isEqualTo(expected);
            assertThat(jobs(jdbc)).containsExactlyInAnyOrder(first, second, third, pending);
            assertThat(mirror).exists();

            // The dry run's own execution has ended by now.
            assertThat(application.prune(false)).isEqualTo(with(expected, PrunedKind.EXECUTIONS, 4));
            assertThat(jobs(jdbc)).containsExactlyInAnyOrder(third, pending);
            assertThat(jdbc.sql("SELECT count(*) FROM file_facts").query(Long.class).single()).isEqualTo(FILES);
            assertThat(jdbc.sql("SELECT qualified_name FROM external_symbols").query(String.class).list())
                    .containsExactly("java.lang.String");
            assertThat(jdbc.sql("SELECT count(*) FROM batch.batch_job_execution").query(Long.class).single()).isOne();
            assertThat(jdbc.sql("SELECT count(*) FROM batch.batch_job_instance").query(Long.class).single()).isOne();
            assertThat(mirror).doesNotExist();
            assertThat(used).exists();
            assertThat(with(application.prune(false), PrunedKind.EXECUTIONS, 0)).isEqualTo(NOTHING);

            indexed(application, "four");
        }
    }

    @Test
    void keepsSoManyRecordsOfARepository() throws IOException {
        try (IndexingApplication application =
                IndexingApplication.start(database, home, "kota.prune.jobs-per-repository=2")) {
            indexed(application, "one");
            UUID second = indexed(application, "two");
            UUID third = indexed(application, "three");

            assertThat(application.prune(false)).isEqualTo(with(NOTHING, PrunedKind.JOBS, 1));
            assertThat(jobs(application.jdbc())).containsExactlyInAnyOrder(second, third);
        }
    }

    @Test
    void aRunWhoseRecordsAreGoneStartsAnew() throws IOException {
        write("one");
        try (IndexingApplication application = IndexingApplication.start(database, home,
                "kota.index.page-files=2", "kota.index.staging-retention=0s", "kota.prune.execution-age=0s")) {
            AtomicBoolean asked = new AtomicBoolean();
            IndexResult stopped = application.launcher().index(
                    new IndexRequest(sources.toString(), "test/pruned", null, false), null, new Progress() {
                        @Override
                        public void phase(IndexStep step, long files, long bytes) {}

                        @Override
                        public void advance(long files, long bytes) {
                            if (asked.compareAndSet(false, true)) {
                                application.launcher().stopAll();
                            }
                        }
                    });
            assertThat(stopped.status()).isEqualTo(IndexJobStatus.STOPPED);

            assertThat(application.prune(false)).isEqualTo(
                    with(with(NOTHING, PrunedKind.EXECUTIONS, 1), PrunedKind.STAGING, 1));

            IndexResult resumed = application.launcher().resume(stopped.job(), Progress.SILENT);
            assertThat(resumed.error()).isNull();
            assertThat(resumed.status()).isEqualTo(IndexJobStatus.COMPLETED);
        }
    }

    private UUID indexed(IndexingApplication application, String content) throws IOException {
        write(content);
        IndexResult result = application.index(sources, "test/pruned");
        assertThat(result.status()).isEqualTo(IndexJobStatus.COMPLETED);
        return result.job();
    }

    /** One file changes with the content, the others do not. */
    private void write(String content) throws IOException {
        for (int i = 1; i < FILES; i++) {
            Files.writeString(sources.resolve("C" + i + ".java"), "class C" + i + " {}\n");
        }
        String type = content.equals("one") ? "Thread" : "String";
        Files.writeString(sources.resolve("Changing.java"), "class Changing { int " + content + "; " + type + " t; }\n");
    }

    private static List<UUID> jobs(JdbcClient jdbc) {
        return jdbc.sql("SELECT id FROM index_jobs").query(UUID.class).list();
    }

    private static Map<PrunedKind, Long> with(Map<PrunedKind, Long> counts, PrunedKind kind, long count) {
        Map<PrunedKind, Long> changed = new EnumMap<>(counts);
        changed.put(kind, count);
        return changed;
    }
}
