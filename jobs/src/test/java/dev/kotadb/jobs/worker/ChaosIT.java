package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.index.IndexRequest;
import dev.kotadb.jobs.index.IndexResult;
import dev.kotadb.jobs.index.StagingTablesOf;
import dev.kotadb.jobs.json.JsonLines;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.source.GitHttpServer;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.server.OwnServer;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoryLock;
import dev.kotadb.schema.query.export.RepositoryExport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three workers on one database and a repository that is committed to, read from its folder and from a git server. At random
 * moments a worker is killed, frozen or asked to stop, or the database is killed. After each recovery the index is the one
 * that an undisturbed run makes, and nothing is left behind.
 *
 * <p>{@code -Dchaos.moments=300} makes it longer; {@code -Dchaos.seed=N} repeats the edits and the kinds of moments of a run
 * whose seed was printed.
 */
@Tag(Variants.SLOW)
@Isolated("its workers have to send their heartbeats in time")
@SuppressWarnings("NullAway.Init") // the test begins with setting the fields
class ChaosIT {
    private static final int MOMENTS = Integer.getInteger("chaos.moments", 20);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime() & 0xFFFFFF);
    private static final int WORKERS = 3;
    private static final int MOST_MOMENTS_AT_A_TIME = 3;
    private static final int MOST_MILLISECONDS_BETWEEN = 2000;
    private static final int MOST_MILLISECONDS_FROZEN = 8000;
    private static final int MOST_MILLISECONDS_AWAY = 4000;

    @RegisterExtension
    static final TestDatabase ALONE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Kind> kinds = new ArrayList<>();
    private OwnServer server;
    private ChaosWorkers workers;
    private JdbcClient jdbc;
    private int moments;

    private enum Kind {
        WORKER_KILLED,
        WORKER_FROZEN,
        WORKER_ASKED_TO_STOP,
        BACKEND_KILLED,
        SERVER_KILLED
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.HOURS) // for many moments; each wait in it has a limit of its own
    void everyRecoveryEndsWithTheIndexOfAnUndisturbedRun() throws Exception {
        System.out.printf("chaos: %d moments, -Dchaos.seed=%d%n", MOMENTS, SEED);
        GeneratedRepository repository = GeneratedRepository.create(folder.resolve("remotes/acme/chaos"), random);
        try (OwnServer own = OwnServer.start(folder.resolve("data"));
                GitHttpServer git = new GitHttpServer(folder.resolve("remotes"), null);
                IndexingApplication alone = IndexingApplication.start(ALONE, folder.resolve("alone"));
                ChaosWorkers three = ChaosWorkers.start(WORKERS, own.address(), folder)) {
            server = own;
            workers = three;
            jdbc = JdbcClient.create(server.dataSource());
            workers.awaitAll();
            RepositoriesTable repositories = new RepositoriesTable(server.dataSource());
            Map<String, UUID> ids = Map.of(
                    "test/folder", repositories.ensureLocal("test/folder", repository.root().toString()).id(),
                    "test/remote", repositories.ensureLocal("test/remote", git.url("acme/chaos/.git")).id());
            for (int round = 1; moments < MOMENTS; round++) {
                String commit = repository.edit();
                String expected = undisturbed(alone, repository.root(), commit);
                List<UUID> jobs = enqueue(ids.values());
                for (int i = random.nextInt(MOST_MOMENTS_AT_A_TIME); i >= 0; i--) {
                    Thread.sleep(random.nextInt(MOST_MILLISECONDS_BETWEEN));
                    disturb(round);
                }
                awaitRecovery(round, jobs, ids, expected);
            }
            workers.stop();
            assertThat(workers.processesLeft()).isEmpty();
        }
    }

    /** The export of a full run that nothing disturbs, in a database of its own. */
    private static String undisturbed(IndexingApplication alone, Path root, String commit) {
        IndexResult result = alone.launcher().index(
                new IndexRequest(root.toString(), "test/alone", commit, true), null, Progress.SILENT);
        assertThat(result.error()).isNull();
        return export(ALONE.dataSource(), "test/alone");
    }

    private static String export(DataSource dataSource, String repository) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Answer<CodeIndex> opened = PublishedIndex.open(dataSource, new Viewer.Owner(), () -> {});
        try (CodeIndex index = ((Answer.Found<CodeIndex>) opened).value();
                JsonLines lines = new JsonLines(new PrintStream(bytes, false, StandardCharsets.UTF_8))) {
            Answer<RepositoryExport> export = index.export(repository);
            ((Answer.Found<RepositoryExport>) export).value().forEachRow(row -> lines.write((Record) row));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<UUID> enqueue(Iterable<UUID> repositories) {
        List<UUID> jobs = new ArrayList<>();
        for (UUID repository : repositories) {
            jobs.add(jdbc.sql("""
                    INSERT INTO index_jobs (repository_id, ref, metadata)
                    VALUES (?, 'main', jsonb_build_object('full', cast(? AS boolean))) RETURNING id
                    """).param(repository).param(random.nextInt(3) == 0).query(UUID.class).single());
        }
        return jobs;
    }

    private void disturb(int round) throws Exception {
        if (kinds.isEmpty()) { // so that each kind comes as often as the others
            kinds.addAll(List.of(Kind.values()));
            Collections.shuffle(kinds, random);
        }
        Kind kind = kinds.removeLast();
        int place = victim();
        moments++;
        System.out.printf("chaos: round %d, moment %d: %s%s%n", round, moments, kind,
                kind.name().startsWith("WORKER") ? " " + workers.at(place).process().pid() + " " + work(place) : "");
        switch (kind) {
            case WORKER_KILLED -> {
                workers.at(place).process().destroyForcibly();
                workers.replace(place);
            }
            case WORKER_FROZEN -> freeze(place);
            case WORKER_ASKED_TO_STOP -> {
                if (workers.isWorking(place)) {
                    workers.at(place).signal("TERM");
                    assertThat(workers.at(place).exitCode()).as(workers.at(place).errors()).isZero();
                    workers.replace(place);
                }
            }
            case BACKEND_KILLED -> server.killBackend();
            case SERVER_KILLED -> {
                server.kill();
                Thread.sleep(random.nextInt(MOST_MILLISECONDS_AWAY));
                server.restart();
            }
        }
        server.awaitAnswer();
    }

    /** A worker that is at work more often than one that is not. */
    private int victim() {
        if (random.nextInt(4) > 0) {
            List<String> busy = jdbc.sql("SELECT worker FROM index_jobs WHERE status = 'processing' AND worker IS NOT NULL")
                    .query(String.class).list();
            Optional<Integer> place = busy.stream().flatMap(worker -> workers.placeOf(worker).stream()).findFirst();
            if (place.isPresent()) {
                return place.get();
            }
        }
        return random.nextInt(workers.count());
    }

    /** The jobs of a worker with their attempts. */
    private List<String> work(int place) {
        return jdbc.sql("SELECT id || ' attempt ' || attempt FROM index_jobs WHERE status = 'processing' AND worker LIKE ?")
                .param("%-" + workers.at(place).process().pid() + "-%").query(String.class).list();
    }

    /** Freezes a worker for a while that is shorter or longer than its heartbeats allow, unless it could not even begin. */
    private void freeze(int place) throws Exception {
        if (!workers.isWorking(place)) {
            return; // One that begins while the database is away ends by itself: awaitAll starts it again.
        }
        workers.at(place).signal("STOP");
        Thread.sleep(random.nextInt(MOST_MILLISECONDS_FROZEN));
        workers.at(place).signal("CONT");
    }

    private void awaitRecovery(int round, List<UUID> jobs, Map<String, UUID> ids, String expected) throws Exception {
        for (UUID job : jobs) {
            KotaProcesses.await("the end of job " + job + " in round " + round,
                    () -> !List.of("pending", "processing").contains(status(job)));
            assertThat(status(job)).as("round %d, seed %d, job %s: %s", round, SEED, job, history(job))
                    .isIn("completed", "skipped");
        }
        for (String name : ids.keySet()) {
            String found = export(server.dataSource(), name);
            if (!found.equals(expected)) {
                Files.writeString(Path.of("target", "chaos-expected.jsonl"), expected);
                Files.writeString(Path.of("target", "chaos-found.jsonl"), found);
            }
            assertThat(found.equals(expected)).as("export of %s in round %d, seed %d, as that of an undisturbed run;"
                    + " both are in target/chaos-*.jsonl", name, round, SEED).isTrue();
        }
        workers.awaitAll();
        KotaProcesses.awaitNone("left by round " + round + ", seed " + SEED, this::left);
    }

    /** What runs leave behind: nothing. */
    private List<String> left() {
        List<String> left = new ArrayList<>(StagingTablesOf.all(jdbc));
        left.addAll(jdbc.sql("SELECT 'claimed job ' || id FROM index_jobs WHERE status IN ('pending', 'processing')")
                .query(String.class).list());
        left.addAll(jdbc.sql("SELECT 'task ' || task_instance FROM batch.scheduled_tasks").query(String.class).list());
        left.addAll(jdbc.sql("SELECT 'lock of ' || full_name FROM repositories r WHERE "
                + RepositoryLock.keyOf("r.id") + " IN (" + RepositoryLock.HELD_KEYS + ")").query(String.class).list());
        left.addAll(jdbc.sql("""
                SELECT 'transaction of ' || application_name FROM pg_stat_activity
                WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """).query(String.class).list());
        jdbc.sql("SELECT DISTINCT application_name FROM pg_stat_activity WHERE application_name ~ '-[0-9]+-[0-9a-f]{6}$'")
                .query(String.class).list().stream()
                .filter(name -> workers.placeOf(name).isEmpty()).map(name -> "session of " + name).forEach(left::add);
        return left;
    }

    private String status(UUID job) {
        return jdbc.sql("SELECT status FROM index_jobs WHERE id = ?").param(job).query(String.class).single();
    }

    private String history(UUID job) {
        return jdbc.sql("SELECT history::text FROM index_jobs WHERE id = ?").param(job).query(String.class).single();
    }
}
