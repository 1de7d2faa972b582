package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.GitHttpServer;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nightly runs as processes, on repositories of a git server. */
class NightlyIT {
    private static final Map<String, String> SETTINGS =
            Map.of("KOTA_WORKER_RETRYAFTER", "1", "KOTA_NIGHTLY_CHECKSPERHOST", "1");

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final AtomicInteger refused = new AtomicInteger();
    private JdbcClient jdbc;
    private KotaProcesses processes;
    private Path root;
    private GitHttpServer server;
    private HttpServer busy;

    @BeforeEach
    void serve() throws IOException {
        jdbc = database.jdbc();
        processes = new KotaProcesses(database, folder);
        root = Files.createDirectory(folder.resolve("remotes"));
        server = new GitHttpServer(root, null);
        busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", exchange -> {
            refused.incrementAndGet();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        busy.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        processes.close();
        server.close();
        busy.stop(0);
    }

    @Test
    void indexesWhatHasMovedAndNothingElse() throws Exception {
        commit("acme/one", "A");
        commit("acme/two", "B");
        commit("acme/broken", "C");
        FileUtils.delete(root.resolve("acme/broken/.git/objects").toFile(), FileUtils.RECURSIVE);
        Files.createDirectory(root.resolve("acme/broken/.git/objects"));
        List.of("one", "two", "broken").forEach(name -> register("acme/" + name, server.url("acme/" + name + "/.git")));
        List.of("x", "y").forEach(name -> register("busy/" + name, busyUrl(name)));

        Path told = folder.resolve("told.json");
        JsonNode first = night(
                Map.of("KOTA_NIGHTLY_HOOK", "cat > " + told, "KOTA_NIGHTLY_HOSTPAUSES", "3600"), ExitCode.SOME_FILES_FAILED);
        assertThat(counts(first)).isEqualTo("selected 3 unchanged 0 unreachable 1 paused 1 indexed 2 failed 1 open 0");
        assertThat(JsonMapper.shared().readTree(Files.readString(told))).isEqualTo(first);
        assertThat(problem(first, "acme/broken")).startsWith("cannot fetch " + server.url("acme/broken/.git"));
        assertThat(problem(first, "busy/x") + problem(first, "busy/y")).contains("503").contains("is left alone until");
        assertThat(refused).hasValue(1);
        assertThat(indexed()).containsExactly("acme/one A.java", "acme/two B.java");

        jdbc.sql("UPDATE repository_settings SET enabled = false WHERE repository_id IN"
                + " (SELECT id FROM repositories WHERE full_name = 'acme/broken')").update();
        long jobs = count("SELECT count(*) FROM index_jobs");
        JsonNode second = night(Map.of(), ExitCode.SOME_FILES_FAILED);
        assertThat(counts(second)).isEqualTo("selected 0 unchanged 2 unreachable 0 paused 2 indexed 0 failed 0 open 0");
        assertThat(refused).as("a host that is left alone").hasValue(1);
        assertThat(count("SELECT count(*) FROM index_jobs")).isEqualTo(jobs);

        jdbc.sql("UPDATE repository_settings SET enabled = repository_id IN"
                + " (SELECT id FROM repositories WHERE full_name LIKE 'acme/%' AND full_name <> 'acme/broken')").update();
        String moved = commit("acme/two", "D");
        JsonNode third = night(Map.of(), ExitCode.DONE);
        assertThat(counts(third)).isEqualTo("selected 1 unchanged 1 unreachable 0 paused 0 indexed 1 failed 0 open 0");
        assertThat(jdbc.sql("SELECT reason || ' ' || remote_commit FROM nightly_repositories"
                        + " WHERE run_id = ? AND outcome = 'selected'")
                .param(UUID.fromString(third.path("run").asString())).query(String.class).single())
                .isEqualTo("the remote has moved to " + moved.substring(0, 7) + " " + moved);
        assertThat(indexed()).containsExactly("acme/one A.java", "acme/two B.java", "acme/two D.java");
    }

    @Tag(Variants.SLOW)
    @Test
    void oneRunIsAtWorkAtATimeAndADeadOneIsReplaced() throws Exception {
        commit("acme/one", "A");
        register("acme/one", server.url("acme/one/.git"));
        Running killed;
        try (Connection blocking = database.dataSource().getConnection(); Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE file_facts IN SHARE MODE");
            killed = processes.start(SETTINGS, "run", "nightly-reindex");
            KotaProcesses.await("a job that is worked on",
                    () -> count("SELECT count(*) FROM index_jobs WHERE status = 'processing'") == 1);

            Running other = processes.start(SETTINGS, "run", "nightly-reindex");
            assertThat(other.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(other.errors()).contains("the nightly run "
                    + jdbc.sql("SELECT id FROM nightly_runs").query(UUID.class).single() + " is at work");
            killed.process().destroyForcibly().waitFor();
        }
        KotaProcesses.await("an old heartbeat", () -> count(
                "SELECT count(*) FROM nightly_runs WHERE heartbeat_at < now() - interval '5 s'") == 1);

        night(Map.of(), ExitCode.DONE);

        assertThat(jdbc.sql("SELECT status || coalesce(': ' || error_message, '') FROM nightly_runs ORDER BY started_at")
                .query(String.class).list())
                .containsExactly("failed: its process died or lost the database", "completed");
        assertThat(indexed()).containsExactly("acme/one A.java");
    }

    @Tag(Variants.SLOW)
    @Test
    void workersMakeUpAMissedNightOnce() throws Exception {
        commit("acme/one", "A");
        register("acme/one", server.url("acme/one/.git"));
        processes.worker(SETTINGS);
        processes.worker(SETTINGS);
        assertThat(count("SELECT count(*) FROM batch.scheduled_nights WHERE execution_time > now()")).isOne();
        assertThat(count("SELECT count(*) FROM nightly_runs")).isZero();

        jdbc.sql("UPDATE batch.scheduled_nights SET execution_time = now() - interval '1 day'").update();

        KotaProcesses.await("a completed night",
                () -> count("SELECT count(*) FROM nightly_runs WHERE status = 'completed'") == 1);
        KotaProcesses.await("the next one",
                () -> count("SELECT count(*) FROM batch.scheduled_nights WHERE NOT picked AND execution_time > now()") == 1);
        assertThat(jdbc.sql("SELECT trigger FROM nightly_runs").query(String.class).list()).containsExactly("schedule");
        assertThat(indexed()).containsExactly("acme/one A.java");
    }

    @Tag(Variants.SLOW)
    @ParameterizedTest
    @CsvSource({"TERM, stopped", "KILL, failed"})
    void anotherWorkerBeginsANightAnewWhoseWorkerHasEnded(String signal, String status) throws Exception {
        commit("acme/one", "A");
        register("acme/one", server.url("acme/one/.git"));
        Running first = processes.worker(SETTINGS);
        try (Connection blocking = database.dataSource().getConnection(); Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE file_facts IN SHARE MODE");
            jdbc.sql("UPDATE batch.scheduled_nights SET execution_time = now()").update();
            KotaProcesses.await("a job of the night",
                    () -> count("SELECT count(*) FROM index_jobs WHERE status = 'processing'") == 1);
            processes.worker(SETTINGS);
            first.signal(signal);
            KotaProcesses.await("another run", () -> count("SELECT count(*) FROM nightly_runs") == 2);
        }
        first.exitCode();

        KotaProcesses.await("a completed night",
                () -> count("SELECT count(*) FROM nightly_runs WHERE status = 'completed'") == 1);
        assertThat(jdbc.sql("SELECT status FROM nightly_runs ORDER BY started_at").query(String.class).list())
                .containsExactly(status, "completed");
        assertThat(indexed()).containsExactly("acme/one A.java");
    }

    private JsonNode night(Map<String, String> more, int exitCode) throws Exception {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        Running night = processes.start(settings, "run", "nightly-reindex", "--json");
        int code = night.exitCode();
        assertThat(code).as(night.errors()).isEqualTo(exitCode);
        return JsonMapper.shared().readTree(Files.readString(night.out()));
    }

    private static String counts(JsonNode night) {
        StringBuilder counts = new StringBuilder();
        for (String name : List.of("selected", "unchanged", "unreachable", "paused", "indexed", "failed", "open")) {
            counts.append(name).append(' ').append(night.path(name).asLong()).append(' ');
        }
        return counts.toString().strip();
    }

    private static String problem(JsonNode night, String repository) {
        for (JsonNode problem : night.path("problems")) {
            if (problem.path("repository").asString().equals(repository)) {
                return problem.path("reason").asString();
            }
        }
        return "";
    }

    private String busyUrl(String name) {
        return "http://127.0.0.1:" + busy.getAddress().getPort() + "/busy/" + name + ".git";
    }

    private void register(String name, String url) {
        UUID id = new RepositoriesTable(database.dataSource()).ensureLocal(name, url).id();
        new RepositorySettingsTable(database.dataSource()).register(id, RepositorySettingsTable.Settings.STANDARD);
    }

    private String commit(String repository, String type) throws IOException, GitAPIException {
        Path directory = Files.createDirectories(root.resolve(repository));
        Files.writeString(directory.resolve(type + ".java"), "class " + type + " {}\n");
        try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call()) {
            git.add().addFilepattern(".").call();
            return git.commit().setMessage(type).setAuthor("t", "t@example.org").setCommitter("t", "t@example.org")
                    .setSign(false).call().name();
        }
    }

    private List<String> indexed() {
        return jdbc.sql("SELECT r.full_name || ' ' || f.path FROM indexed_files f JOIN repositories r"
                + " ON r.id = f.repository_id ORDER BY 1").query(String.class).list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
