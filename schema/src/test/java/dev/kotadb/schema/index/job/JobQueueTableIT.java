package dev.kotadb.schema.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.job.IndexJobsTable.IndexJobRow;
import dev.kotadb.schema.index.job.JobQueueTable.Enqueued;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits, what becomes a task, and what is kept of attempts. */
class JobQueueTableIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String WORKER = "worker";

    private JobQueueTable queue;
    private IndexJobsTable jobs;
    private JdbcClient jdbc;
    private UUID repository;

    @BeforeEach
    void aRepository() {
        queue = new JobQueueTable(DATABASE.dataSource());
        jobs = new IndexJobsTable(DATABASE.dataSource());
        jdbc = DATABASE.jdbc();
        repository = new RepositoriesTable(DATABASE.dataSource()).ensureLocal("test/queue", "/nowhere").id();
    }

    @AfterEach
    void empty() {
        jdbc.sql("DELETE FROM repositories").update();
        jdbc.sql("DELETE FROM batch.scheduled_tasks").update();
    }

    @Test
    void oneJobPerRepositoryAndCommitWaits() {
        Enqueued first = queue.enqueue(repository, "main", "{}", 50);

        assertThat(first.added()).isTrue();
        assertThat(queue.enqueue(repository, "main", "{}", 50)).isEqualTo(new Enqueued(first.id(), false));
        assertThat(queue.enqueue(repository, null, "{}", 50).added()).isTrue();
        jobs.claim(first.id(), WORKER);
        assertThat(queue.enqueue(repository, "main", "{}", 50).added()).as("while the first is processed").isTrue();
    }

    @Test
    void eachPendingJobBecomesOneTask() {
        insert("main", 10);
        insert("other", 90);

        assertThat(queue.addTasks()).isEqualTo(2);
        assertThat(queue.addTasks()).isZero();

        assertThat(jdbc.sql("""
                SELECT j.ref || ' ' || t.priority || ' ' || t.picked
                FROM batch.scheduled_tasks t JOIN index_jobs j ON j.queue_job_id::text = t.task_instance
                ORDER BY t.priority DESC
                """).query(String.class).list()).containsExactly("other 90 false", "main 10 false");
    }

    @Test
    void aListenerIsToldOfAPendingRowAndOfNothingElse() {
        try (PendingJobs listener = PendingJobs.listen(DATABASE.dataSource())) {
            jdbc.sql("INSERT INTO index_jobs (repository_id, status) VALUES (?, 'failed')").param(repository).update();
            assertThat(listener.await(Duration.ofMillis(300))).isFalse();

            insert("main", 50);

            assertThat(listener.await(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void aJobThatReturnsToTheQueueKeepsTheReasonOfEachAttempt() {
        UUID id = queue.enqueue(repository, "main", "{}", 50).id();
        queue.addTasks();
        for (int attempt = 1; attempt <= 2; attempt++) {
            jobs.claim(id, WORKER);
            jobs.returnToQueue(id, attempt, IndexJobStatus.FAILED, "reason " + attempt, Duration.ofMinutes(1));
        }
        jobs.claim(id, WORKER);
        jobs.end(id, 3, IndexJobStatus.FAILED, "reason 3", "{}");

        IndexJobRow job = jobs.find(id).orElseThrow();
        assertThat(job.status()).isEqualTo(IndexJobStatus.FAILED);
        assertThat(job.failures()).isEqualTo(2);
        assertThat(history(id)).containsExactly(
                "1 worker failed reason 1", "2 worker failed reason 2", "3 worker failed reason 3");

        assertThat(queue.retry(id)).isTrue();
        assertThat(queue.retry(id)).as("it is pending already").isFalse();
        assertThat(jobs.find(id).orElseThrow().failures()).isZero();
    }

    @Test
    void whatAnEarlierAttemptStillRecordsIsRefused() {
        UUID id = queue.enqueue(repository, "main", "{}", 50).id();
        jobs.claim(id, WORKER);
        jobs.claim(id, "successor");

        jobs.returnToQueue(id, 1, IndexJobStatus.FAILED, "late", Duration.ZERO);
        jobs.end(id, 1, IndexJobStatus.COMPLETED, null, "{}");

        assertThat(jobs.beat(id, 1, "{}")).isFalse();
        assertThat(jobs.beat(id, 2, "{}")).isTrue();
        assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(IndexJobStatus.PROCESSING);
        assertThat(history(id)).containsExactly("1 worker died its process died or lost the database");
    }

    @Test
    void aJobIsSkippedIfALaterOneWaitsForTheSame() {
        UUID id = queue.enqueue(repository, "main", "{}", 50).id();
        jobs.claim(id, WORKER);
        queue.enqueue(repository, "main", "{}", 50);

        jobs.returnToQueue(id, 1, IndexJobStatus.STOPPED, "its worker was asked to stop", Duration.ZERO);

        IndexJobRow job = jobs.find(id).orElseThrow();
        assertThat(job.status()).isEqualTo(IndexJobStatus.SKIPPED);
        assertThat(job.errorMessage())
                .isEqualTo("its worker was asked to stop; a later job waits that asks for the same");
    }

    @Test
    void aProcessThatWorksOnAJobItselfHoldsItsTask() {
        UUID id = queue.enqueue(repository, "main", "{}", 50).id();
        queue.addTasks();

        jobs.claimWithTask(id, WORKER);

        String task = "SELECT picked || ' ' || picked_by || ' ' || version FROM batch.scheduled_tasks";
        assertThat(jdbc.sql(task).query(String.class).single()).isEqualTo("true worker 2");
        queue.release(id, "another");
        assertThat(jdbc.sql(task).query(String.class).list()).hasSize(1);
        queue.release(id, WORKER);
        assertThat(jdbc.sql(task).query(String.class).list()).isEmpty();
    }

    @Test
    void aJobThatWaitsIsStoppedWithItsTask() {
        UUID id = queue.enqueue(repository, "main", "{}", 50).id();
        queue.addTasks();

        assertThat(queue.cancel(id)).isTrue();
        assertThat(queue.cancel(id)).isFalse();

        assertThat(jobs.find(id).orElseThrow().status()).isEqualTo(IndexJobStatus.STOPPED);
        assertThat(jdbc.sql("SELECT count(*) FROM batch.scheduled_tasks").query(Long.class).single()).isZero();
    }

    @Test
    void theTimesOfARunOfAboutTheSameSizeAreFoundAmongStatsThatOthersWrote() {
        List<String> others = List.of("{}", "[]", "{\"bytes\": \"many\", \"milliseconds\": {\"parse\": 1}}",
                "{\"bytes\": 100, \"milliseconds\": 7}", "{\"bytes\": 500, \"milliseconds\": {\"parse\": 2}}");
        others.forEach(this::insertCompleted);
        assertThat(jobs.lastTimes(repository, 100)).isEmpty();

        insertCompleted("{\"bytes\": 110.0, \"milliseconds\": {\"parse\": 1200.4, \"cloning\": 5, \"plan\": \"long\"}}");
        others.forEach(this::insertCompleted);

        assertThat(jobs.lastTimes(repository, 100)).contains(Map.of(IndexStep.PARSE, 1200L));
        assertThat(jobs.lastTimes(repository, 10)).isEmpty();
    }

    private void insertCompleted(String stats) {
        jdbc.sql("INSERT INTO index_jobs (repository_id, status, stats) VALUES (?, 'completed', cast(? AS jsonb))")
                .params(List.of(repository, stats)).update();
    }

    private void insert(String ref, int priority) {
        jdbc.sql("INSERT INTO index_jobs (repository_id, ref, priority) VALUES (?, ?, ?)")
                .params(List.of(repository, ref, priority)).update();
    }

    private List<String> history(UUID job) {
        return jdbc.sql("""
                SELECT concat_ws(' ', e ->> 'attempt', e ->> 'worker', e ->> 'status', e ->> 'reason')
                FROM index_jobs, jsonb_array_elements(history) AS e WHERE id = ?
                """).param(job).query(String.class).list();
    }
}
