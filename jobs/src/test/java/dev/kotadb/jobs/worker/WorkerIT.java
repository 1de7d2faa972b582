package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers as processes: what they take, and what becomes of a job when its worker stops, dies or freezes. */
class WorkerIT {
    private static final int FILES = 60;

    /** So many that a worker parses them for a while. */
    private static final int MANY_FILES = 300;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private Path sources;
    private JdbcClient jdbc;
    private KotaProcesses processes;
    private UUID repository;

    @BeforeEach
    void aRepository() throws IOException {
        sources = Files.createDirectory(folder.resolve("sources"));
        write(0, FILES);
        jdbc = DATABASE.jdbc();
        processes = new KotaProcesses(DATABASE, folder);
        repository = new RepositoriesTable(DATABASE.dataSource()).ensureLocal("test/worker", sources.toString()).id();
    }

    private void write(int first, int end) throws IOException {
        for (int i = first; i < end; i++) {
            Files.writeString(sources.resolve("C" + i + ".java"),
                    "class C" + i + " {\n    C" + (i * 7 + 1) % FILES + " next;\n    String in = \"" + folder + "\";\n}\n");
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        processes.close();
        jdbc.sql("ALTER TABLE index_jobs ENABLE TRIGGER notify_pending_job").update();
        jdbc.sql("DELETE FROM repositories").update();
        jdbc.sql("DELETE FROM batch.scheduled_tasks").update();
        jdbc.sql("DELETE FROM file_facts").update();
    }

    @Test
    void aRowInsertedBySqlIsTakenAtOnce() throws Exception {
        Running worker = processes.worker(Map.of("KOTA_QUEUE_POLL_INTERVAL", "600")); // so that only a notification counts

        UUID job = insert();

        awaitStatus(job, "completed");
        assertThat(count("SELECT count(*) FROM indexed_files")).isEqualTo(FILES);
        KotaProcesses.await("no task", () -> count("SELECT count(*) FROM batch.scheduled_tasks") == 0);
        assertThat(get(worker, "health")).isEqualTo("200 {\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\"},"
                + "\"queue\":{\"status\":\"UP\",\"running\":0}}}");
        assertThat(get(worker, "prometheus")).contains("kota_index_runs_total{status=\"completed\"} 1.0")
                .contains("kota_queue_jobs{status=\"pending\"} 0.0");
    }

    @Tag(Variants.SLOW)
    @Test
    void aRowIsFoundWithoutANotification() throws Exception {
        jdbc.sql("ALTER TABLE index_jobs DISABLE TRIGGER notify_pending_job").update();
        processes.worker(Map.of());

        awaitStatus(insert(), "completed");
    }

    @Tag(Variants.SLOW)
    @Test
    void aWorkerThatIsAskedToStopReturnsItsJobAndAnotherGoesOn() throws Exception {
        write(FILES, MANY_FILES);
        Running worker = processes.worker(Map.of());
        UUID job = insert();
        KotaProcesses.await("some parsed files", () -> facts() > 5);

        worker.signal("TERM");

        assertThat(worker.exitCode()).isZero();
        assertThat(status(job)).isEqualTo("pending");
        long parsed = facts();
        assertThat(parsed).as("files parsed by the first worker").isLessThan(MANY_FILES);
        assertThat(history(job)).containsExactly("1 stopped its worker was asked to stop");
        assertThat(get("SELECT count(*) FROM batch.scheduled_tasks WHERE picked")).isEqualTo("0");

        processes.worker(Map.of());
        awaitStatus(job, "completed");
        assertThat(count("SELECT count(*) FROM indexed_files")).isEqualTo(MANY_FILES);
        assertThat(get("SELECT attempt || ' ' || first_attempt FROM index_jobs")).as("it went on").isEqualTo("2 1");
    }

    @Tag(Variants.SLOW)
    @Test
    void aSecondSignalEndsAWorkerAtOnce() throws Exception {
        Running worker = processes.worker(Map.of());
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            insert();
            barrier.awaitArrival(worker);
            worker.signal("TERM");
            worker.awaitErrors("asked to stop");

            worker.signal("TERM");

            assertThat(worker.exitCode()).isEqualTo(128 + 15);
        }
    }

    @Tag(Variants.SLOW)
    @Test
    void aJobThatDoesNotStopInTimeGoesBackToTheQueueToo() throws Exception {
        Running worker = processes.worker(Map.of("KOTA_WORKER_STOP_TIMEOUT", "1"));
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            UUID job = insert();
            barrier.awaitArrival(worker);

            worker.signal("TERM");

            assertThat(worker.exitCode()).isZero();
            assertThat(worker.errors()).contains("1 jobs did not stop in time; they go on elsewhere");
            assertThat(status(job)).isEqualTo("pending");
            assertThat(count("SELECT count(*) FROM batch.scheduled_tasks")).isZero();
        }
    }

    @Tag(Variants.SLOW)
    @Test
    void aJobOfAKilledWorkerIsTakenOver() throws Exception {
        Running worker = processes.worker(Map.of());
        UUID job;
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            job = insert();
            barrier.awaitArrival(worker);
            worker.process().destroyForcibly().waitFor();
        }

        processes.worker(Map.of());

        awaitStatus(job, "completed");
        assertThat(history(job)).contains("1 died its process died or lost the database");
        assertThat(count("SELECT count(*) FROM indexed_files")).isEqualTo(FILES);
        assertThat(count("SELECT count(*) FROM pg_class WHERE relnamespace = 'staging'::regnamespace"
                + " AND relname ~ '[0-9a-f]{32}'")).as("tables of runs").isZero();
    }

    @Tag(Variants.SLOW)
    @Test
    void aFrozenWorkerPublishesNothingWhenItWakesUp() throws Exception {
        Running frozen = processes.worker(Map.of());
        UUID job;
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            job = insert();
            barrier.awaitArrival(frozen);
            frozen.signal("STOP");
        }
        processes.worker(Map.of());
        awaitStatus(job, "completed");
        String published = published();

        frozen.signal("CONT");

        frozen.awaitErrors("publishe");
        frozen.awaitErrors("another process has taken");
        assertThat(published()).isEqualTo(published);
        assertThat(get("SELECT status || ' ' || attempt FROM index_jobs")).isEqualTo("completed 2");
        frozen.signal("TERM");
        assertThat(frozen.exitCode()).as("it has no job any more").isZero();
    }

    @Tag(Variants.SLOW)
    @Test
    void aFailedJobIsTriedAgainAndThenStaysFailed() throws Exception {
        processes.worker(Map.of(), "--retry-after", "1,2");
        jdbc.sql("UPDATE repositories SET git_url = 'http://127.0.0.1:1/test/worker.git'").update();

        UUID job = insert();

        awaitStatus(job, "failed");
        assertThat(history(job)).hasSize(3).allMatch(entry -> entry.contains("failed cannot fetch http://127.0.0.1:1/"));
        assertThat(jdbc.sql("""
                SELECT extract(epoch FROM lead(at) OVER (ORDER BY at) - at) >= n FROM (
                    SELECT (e ->> 'at')::timestamptz AS at, n
                    FROM index_jobs, jsonb_array_elements(history) WITH ORDINALITY AS entry (e, n)) AS attempts
                """).query(Boolean.class).list()).as("pauses of 1 and 2 s").startsWith(true, true);

        assertThat(processes.start(Map.of(), "jobs", "retry", job.toString()).exitCode()).isZero();
        KotaProcesses.await("more attempts", () -> history(job).size() == 6);
    }

    @Tag(Variants.SLOW)
    @Test
    void aMissingDirectoryIsNotTriedAgain() throws Exception {
        processes.worker(Map.of(), "--retry-after", "1");
        jdbc.sql("UPDATE repositories SET git_url = '/no/such/directory'").update();

        UUID job = insert();

        awaitStatus(job, "failed");
        assertThat(history(job)).containsExactly(
                "1 failed no such directory: /no/such/directory; name a directory or a git URL");
    }

    @Tag(Variants.SLOW)
    @Test
    void aJobWaitsWhileItsRepositoryIsBeingIndexed() throws Exception {
        Running worker = processes.worker(Map.of(), "--concurrency", "2");
        UUID first;
        UUID second;
        try (ParseBarrier barrier = new ParseBarrier(DATABASE)) {
            first = insert();
            awaitStatus(first, "processing");
            barrier.awaitArrival(worker);
            second = insert();
            worker.awaitErrors("job " + second + " waits: test/worker is being indexed");
            assertThat(status(second)).isEqualTo("pending");
            KotaProcesses.await("a heartbeat that says how far it is",
                    () -> count("SELECT count(*) FROM index_jobs WHERE progress ->> 'step' = 'parse'") == 1);
            assertThat(processes.here("jobs").out())
                    .contains("waits for job " + first + ", which indexes the repository")
                    .containsPattern("processing .* parse \\d+ of " + FILES + " files, at \\S+-" + worker.process().pid() + "-");
        }
        awaitStatus(first, "completed");
        awaitStatus(second, "skipped");
        assertThat(get("SELECT attempt FROM index_jobs WHERE id = '" + second + "'")).isEqualTo("1");
    }

    @Tag(Variants.SLOW)
    @Test
    void enqueueWaitsForTheEnd() throws Exception {
        Running waiting = processes.start(Map.of(), "enqueue", sources.toString(), "--wait");
        KotaProcesses.await("a pending job",
                () -> count("SELECT count(*) FROM index_jobs WHERE status = 'pending'") == 1);
        Running again = processes.start(Map.of(), "enqueue", sources.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(again.errors()).contains("was asked for before, pending");

        processes.worker(Map.of());

        assertThat(waiting.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(waiting.out())).isEqualTo(Files.readString(again.out()))
                .isEqualTo(get("SELECT id FROM index_jobs") + "\n");
        assertThat(count("SELECT count(*) FROM indexed_files")).isEqualTo(FILES);
    }

    private UUID insert() {
        return jdbc.sql("INSERT INTO index_jobs (repository_id) VALUES (?) RETURNING id").param(repository)
                .query(UUID.class).single();
    }

    /** A job's parse step waits until the connection is closed. */
    private void awaitStatus(UUID job, String status) throws Exception {
        KotaProcesses.await("job " + status, () -> status(job).equals(status));
    }

    private String status(UUID job) {
        return get("SELECT status FROM index_jobs WHERE id = '" + job + "'");
    }

    private long facts() {
        return count("SELECT count(*) FROM file_facts");
    }

    private List<String> history(UUID job) {
        return jdbc.sql("""
                SELECT concat_ws(' ', e ->> 'attempt', e ->> 'status', e ->> 'reason')
                FROM index_jobs, jsonb_array_elements(history) AS e WHERE id = ?
                """).param(job).query(String.class).list();
    }

    private String published() {
        return get("""
                SELECT md5(string_agg(f.path || s.id || coalesce(s.qualified_name, ''), ',' ORDER BY f.path, s.id))
                       || (SELECT count(*) FROM "references")
                FROM indexed_files f JOIN symbols s ON s.file_id = f.id
                """);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String get(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private static String get(Running worker, String endpoint) throws Exception {
        Matcher port = Pattern.compile("at port (\\d+)").matcher(worker.errors());
        assertThat(port.find()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port.group(1) + "/actuator/" + endpoint)).build(),
                    BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().strip();
        }
    }
}
