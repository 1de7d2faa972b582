package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.server.OwnServer;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two workers and their database in networks of their own, as on three machines; the cable of the one at work is pulled out. */
@Tag(Variants.SLOW)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init") // the test begins with setting the fields
class NetworkCutIT {
    private static final int FILES = 200;

    @TempDir
    Path folder;

    private JdbcClient jdbc;

    @Test
    void anotherWorkerGoesOnAndTheOneThatWasCutOffPublishesNothing() throws Exception {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(sources.resolve("C" + i + ".java"), "class C" + i + " {\n    C" + (i * 7 + 1) % FILES + " next;\n}\n");
        }
        try (NetworkNamespaces networks = NetworkNamespaces.open();
                OwnServer server = OwnServer.start(folder.resolve("data"), networks.prefix("middle"), networks.middle());
                KotaProcesses processes = new KotaProcesses(server.address(), folder)) {
            jdbc = JdbcClient.create(server.dataSource());
            Running first = worker(networks, processes, server, 1);
            UUID repository =
                    new RepositoriesTable(server.dataSource()).ensureLocal("test/cut", sources.toString()).id();
            UUID job;
            Running second;
            Instant cut;
            try (Connection blocking = server.dataSource().getConnection(); Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.execute("LOCK TABLE file_facts IN SHARE MODE");
                job = insert(repository);
                KotaProcesses.await("a job that waits for the lock", () -> count(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'file_facts'::regclass") > 0);
                second = worker(networks, processes, server, 2);

                networks.cut("1");
                cut = Instant.now();
            }

            KotaProcesses.await("another attempt", () -> attempt(job) == 2);
            System.out.printf("another worker goes on %d s after the cut%n", Duration.between(cut, Instant.now()).toSeconds());
            awaitStatus(job, "completed");
            assertThat(attempt(job)).isEqualTo(2);
            assertThat(count("SELECT count(*) FROM indexed_files")).isEqualTo(FILES);
            first.awaitErrors("the database has not answered for 5 s");
            assertThat(count("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%-"
                    + first.process().pid() + "-%'")).as("sessions of the one that was cut off").isZero();

            networks.restore("1");
            second.signal("TERM");
            assertThat(second.exitCode()).isZero();
            UUID next = insert(repository);
            awaitStatus(next, "skipped");
            assertThat(attempt(job)).isEqualTo(2);
            assertThat(first.errors()).contains("job " + job);
            first.signal("TERM");
            assertThat(first.exitCode()).isZero();
        }
    }

    /** Starts a worker with a home of its own in a network of its own. */
    private Running worker(NetworkNamespaces networks, KotaProcesses processes, OwnServer server, int number) throws Exception {
        String host = networks.add(String.valueOf(number));
        Running worker = processes.start(networks.prefix(String.valueOf(number)), Map.of(
                "KOTA_DB_URL", server.address().url().replace(networks.middle(), host),
                "KOTA_HOME", folder.resolve("home" + number).toString(),
                "KOTA_DB_SILENCE_TIMEOUT", "5", "KOTA_DB_LOSS_TIMEOUT", "5", "KOTA_DB_LOSS_PERIOD", "2",
                "KOTA_NIGHTLY_CRON", "-"), "worker", "--port", "0", "--retry-after", "1");
        worker.awaitErrors("takes jobs");
        return worker;
    }

    private UUID insert(UUID repository) {
        return jdbc.sql("INSERT INTO index_jobs (repository_id) VALUES (?) RETURNING id").param(repository)
                .query(UUID.class).single();
    }

    private void awaitStatus(UUID job, String status) throws Exception {
        KotaProcesses.await("job " + status, () -> jdbc.sql("SELECT status FROM index_jobs WHERE id = ?").param(job)
                .query(String.class).single().equals(status));
    }

    private long attempt(UUID job) {
        return jdbc.sql("SELECT attempt FROM index_jobs WHERE id = ?").param(job).query(Long.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
