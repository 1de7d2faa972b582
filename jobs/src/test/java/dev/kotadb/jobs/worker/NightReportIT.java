package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.TypedCommand;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.source.GitHttpServer;
import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded of nightly runs, and the page and the JSON that show it. */
@Tag(Variants.SLOW)
class NightReportIT {
    private static final String HOSTILE = "evil/<img src=x onerror=alert(1)>";

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path folder;

    private JdbcClient jdbc;
    private KotaProcesses processes;
    private Path root;
    private GitHttpServer server;

    @BeforeEach
    void serve() throws IOException {
        jdbc = database.jdbc();
        processes = new KotaProcesses(database, folder);
        root = Files.createDirectory(folder.resolve("remotes"));
        server = new GitHttpServer(root, null);
    }

    @AfterEach
    void end() throws InterruptedException {
        processes.close();
        server.close();
    }

    @Test
    void thePageTheHookAndTheCommandShowTheSame() throws Exception {
        commit("acme/growing", 0, 12);
        commit("acme/shrinking", 0, 40);
        commit("acme/still", 0, 2);
        register("acme/growing", "acme/growing");
        register("acme/shrinking", "acme/shrinking");
        register("acme/still", "acme/still");
        register(HOSTILE, "acme/missing");
        JsonNode first = night(Map.of(), ExitCode.SOME_FILES_FAILED);
        assertThat(first.path("added").asInt()).isEqualTo(3);
        assertThat(first.path("grown")).isEmpty();

        commit("acme/growing", 12, 30);
        Git.open(root.resolve("acme/shrinking").toFile()).rm().addFilepattern("T5.java").addFilepattern("T6.java")
                .addFilepattern("T7.java").addFilepattern("T8.java").addFilepattern("T9.java").addFilepattern("T10.java").call();
        commit("acme/shrinking", 11, 12);
        Path told = folder.resolve("told.json");
        JsonNode second = night(Map.of("KOTA_NIGHTLY_HOOK", "cat > " + told, "KOTA_NIGHTLY_ZONE", "Asia/Tokyo"),
                ExitCode.SOME_FILES_FAILED);
        assertThat(second.path("selected").asInt()).isEqualTo(2);
        assertThat(second.path("added").asInt()).isZero();
        assertThat(sizes(second, "grown")).isEqualTo("acme/growing 12>30 files, 24>60 symbols");
        assertThat(sizes(second, "shrunk")).isEqualTo("acme/shrinking 40>34 files, 80>68 symbols");
        assertThat(second.path("problems").get(0).path("repository").asString()).isEqualTo(HOSTILE);

        // Somebody asks for more in the morning, and the records of the jobs go: the night stays as it was.
        jdbc.sql("DELETE FROM index_jobs").update();
        assertThat(JsonMapper.shared().readTree(Files.readString(told))).isEqualTo(second);
        String id = second.path("run").asString();
        JsonNode read = JsonMapper.shared().readTree(kota(ExitCode.DONE, "report", id.substring(0, 8), "--json"));
        assertThat(withoutJobs(read)).isEqualTo(withoutJobs(second));

        Path page = Path.of(kota(ExitCode.DONE, "report").strip());
        assertThat(page).hasParent(folder.resolve("home/reports")).hasFileName(page.getFileName().toString());
        assertThat(Files.readString(page)).contains(id).contains("Asia/Tokyo")
                .contains("evil/&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img")
                .contains("acme/growing").contains("+18 (+150 %)").contains("+36 (+150 %)")
                .contains("−6 (−15 %)").contains("Completed: 1 repository needs attention.");
        assertThat(kota(ExitCode.DONE, "report", first.path("run").asString(), "--output", "-"))
                .contains("<b>3</b> <span>new</span>");
    }

    @Test
    void aNightThatIsAtWorkSaysSoAndKeepsItsAttempts() throws Exception {
        assertThat(failing(ExitCode.FAILED, "report")).contains("There was no nightly run yet");
        commit("acme/one", 0, 1);
        register("acme/one", "acme/one");
        Running night;
        try (Connection blocking = database.dataSource().getConnection(); Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE file_facts IN SHARE MODE");
            night = processes.start(Map.of("KOTA_NIGHTLY_PROGRESSINTERVAL", "1"), "run", "nightly-reindex");
            KotaProcesses.await("a recorded job", () -> jdbc.sql(
                    "SELECT count(*) FROM nightly_repositories WHERE job_status = 'processing'").query(Long.class).single() == 1);

            String page = kota(ExitCode.DONE, "report", "--output", "-");
            assertThat(page).contains("Still at work.").contains(">processing</span>").containsPattern("at work \\d\\d:\\d\\d:\\d\\d to");
        }
        assertThat(night.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(kota(ExitCode.DONE, "report", "--output", "-")).contains("no repository needs attention")
                .containsPattern("fetched [\\d:]+ to [\\d:]+, indexed [\\d:]+ to [\\d:]+");

        assertThat(failing(ExitCode.FAILED, "report", "ffff")).contains("No nightly run has the id ffff. The newest is ");
        assertThat(failing(ExitCode.USAGE, "report", "--json", "--open")).contains("leave one of the options out");
        assertThat(failing(ExitCode.FAILED, "report", "--open")).contains("There is no desktop to open the page on, and BROWSER names no program; it is at ");
    }

    @Test
    void opensThePageByTheDesktopsProgram() throws Exception {
        night(Map.of(), ExitCode.DONE);
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Path opened = folder.resolve("opened");
        Files.writeString(programs.resolve("xdg-open"), "#!/bin/sh\nprintf %s \"$1\" > " + opened + ".new && mv " + opened + ".new " + opened);
        Files.setPosixFilePermissions(programs.resolve("xdg-open"), PosixFilePermissions.fromString("rwxr-xr-x"));

        Running report = processes.start(Map.of("DISPLAY", ":7", "PATH", programs + ":" + System.getenv("PATH")),
                "report", "--open", "--output", folder.resolve("page.html").toString());

        assertThat(report.exitCode()).as(report.errors()).isEqualTo(ExitCode.DONE);
        KotaProcesses.await("the opened page", () -> Files.exists(opened));
        assertThat(opened).hasContent(folder.resolve("page.html").toString());
        assertThat(folder.resolve("page.html")).isRegularFile();
    }

    private JsonNode night(Map<String, String> more, int exitCode) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("KOTA_WORKER_RETRYAFTER", "1", "KOTA_PRUNE_JOBAGE", "8640000"));
        settings.putAll(more);
        Running night = processes.start(settings, "run", "nightly-reindex", "--json");
        assertThat(night.exitCode()).as(night.errors()).isEqualTo(exitCode);
        return JsonMapper.shared().readTree(Files.readString(night.out()));
    }

    private String kota(int exitCode, String... line) {
        TypedCommand command = processes.here(line);
        assertThat(command.code()).as(command.err()).isEqualTo(exitCode);
        return command.out();
    }

    private String failing(int exitCode, String... line) {
        TypedCommand command = processes.here(line);
        assertThat(command.code()).as(command.err()).isEqualTo(exitCode);
        return command.err();
    }

    private static String sizes(JsonNode night, String table) {
        StringBuilder text = new StringBuilder();
        night.path(table).forEach(each -> text.append("%s %d>%d files, %d>%d symbols".formatted(
                each.path("repository").asString(), each.path("files_before").asLong(), each.path("files").asLong(),
                each.path("symbols_before").asLong(), each.path("symbols").asLong())));
        return text.toString();
    }

    private static String withoutJobs(JsonNode night) {
        return night.toString().replaceAll("\"job\":(null|\"[^\"]*\")", "");
    }

    private void register(String name, String path) {
        UUID id = new RepositoriesTable(database.dataSource()).ensureLocal(name, server.url(path + "/.git")).id();
        new RepositorySettingsTable(database.dataSource()).register(id, RepositorySettingsTable.Settings.STANDARD);
    }

    /** Adds classes with one method each. */
    private void commit(String repository, int from, int to) throws IOException, GitAPIException {
        Path directory = Files.createDirectories(root.resolve(repository));
        for (int i = from; i < to; i++) {
            Files.writeString(directory.resolve("T" + i + ".java"), "class T" + i + " {\n    void run() {}\n}\n// " + from);
        }
        try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("more").setAuthor("t", "t@example.org").setCommitter("t", "t@example.org").setSign(false).call();
        }
    }
}
