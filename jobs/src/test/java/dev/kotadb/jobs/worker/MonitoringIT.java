package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.worker.KotaProcesses.Running;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositorySettingsTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a worker that has done one job and a night tells monitoring: its metrics, and its log as JSON. */
class MonitoringIT {
    private static final Path MONITORING = Path.of("../scripts/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:kota|dbscheduler)_\\w+");
    private static final Pattern SELECTOR = Pattern.compile("\\b((?:kota|dbscheduler)_\\w+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*=~?\\s*\\\\?\"");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static KotaProcesses processes;
    private static Running worker;
    private static UUID job;
    private static String exposed;

    @BeforeAll
    static void aWorkerThatHasDoneAJob() throws Exception {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("Greeter.java"), "class Greeter {\n    void greet() { greet(); }\n}\n");
        UUID repository = new RepositoriesTable(DATABASE.dataSource()).ensureLocal("test/monitoring", sources.toString()).id();
        JdbcClient jdbc = DATABASE.jdbc();
        processes = new KotaProcesses(DATABASE, folder);
        worker = processes.worker(Map.of(
                "KOTA_LOG_FORMAT", "json", "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BATCH", "info")); // which logs partitions
        job = jdbc.sql("INSERT INTO index_jobs (repository_id) VALUES (?) RETURNING id")
                .param(repository).query(UUID.class).single();
        KotaProcesses.await("the end of the task", () -> scrape().contains("completions_total{result=\"ok\",task=\"index-repository\"} 1.0"));
        exposed = scrape();
    }

    @AfterAll
    static void end() throws InterruptedException {
        processes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kota-rules.yml", "kota-rules-test.yml", "kota-dashboard.json"})
    void namesOnlyMetricsThatTheWorkerExposes(String file) throws IOException {
        Set<String> named = matches(METRIC, Files.readString(MONITORING.resolve(file)));

        assertThat(named).hasSizeGreaterThan(3);
        assertThat(matches(METRIC, exposed.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"))))
                .containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kota-rules.yml", "kota-dashboard.json"})
    void selectsByLabelsThatTheMetricsHave(String file) throws IOException {
        List<MatchResult> selectors = SELECTOR.matcher(Files.readString(MONITORING.resolve(file))).results().toList();

        assertThat(selectors).isNotEmpty().allSatisfy(selector -> {
            Set<String> labels = labels(selector.group(2));
            labels.removeAll(LABELS_OF_PROMETHEUS);
            Matcher sample = Pattern.compile("(?m)^" + selector.group(1) + "(?:\\{([^}]*)})? ").matcher(exposed);
            assertThat(sample.find()).isTrue();
            assertThat(labels(sample.group(1) == null ? "" : sample.group(1))).containsAll(labels);
        });
    }

    @Test
    void theDocumentationListsEveryMetricOfTheProgram() throws IOException {
        Set<String> program = matches(Pattern.compile("(?m)^# TYPE (kota_\\w+)"), exposed).stream()
                .map(line -> line.replace("# TYPE ", "")).filter(name -> !name.endsWith("_max")).collect(Collectors.toSet());

        assertThat(matches(METRIC, Files.readString(Path.of("../docs/operations.md")))).containsAll(program);
    }

    @Test
    void showsHowTheLastNightWent() throws Exception {
        assertThat(exposed).contains("kota_night_end_seconds{status=\"completed\"} 0.0")
                .contains("kota_night_repositories{result=\"unreachable\"} 0.0");
        UUID repository = new RepositoriesTable(DATABASE.dataSource())
                .ensureLocal("test/unreachable", folder.resolve("missing").toString()).id();
        new RepositorySettingsTable(DATABASE.dataSource()).register(repository, RepositorySettingsTable.Settings.STANDARD);
        long before = System.currentTimeMillis() / 1000;

        DATABASE.jdbc().sql("UPDATE batch.scheduled_nights SET execution_time = now()").update();

        KotaProcesses.await("the end of a night",
                () -> scrape().contains("kota_night_repositories{result=\"unreachable\"} 1.0"));
        String after = scrape();
        assertThat(value(after, "kota_night_end_seconds\\{status=\"completed\"}")).isBetween(before - 1.0, before + 300.0);
        assertThat(value(after, "kota_night_end_seconds\\{status=\"failed\"}")).isZero();
        assertThat(value(after, "kota_night_duration_seconds")).isBetween(0.001, 300.0);
        assertThat(value(after, "kota_night_repositories\\{result=\"indexed\"}")).isZero();
    }

    @Test
    void eachLineOfTheLogIsAnObjectThatNamesItsRun() throws IOException {
        Set<String> steps = new HashSet<>();
        for (JsonNode line : lines()) {
            assertThat(line.path("message").asString()).isNotBlank();
            if (line.has("job")) {
                assertThat(line.path("job").asString()).isEqualTo(job.toString());
                assertThat(line.path("repository").asString()).isEqualTo("test/monitoring");
                assertThat(line.path("attempt").asString()).isEqualTo("1");
                steps.add(line.path("step").asString(""));
            }
        }
        assertThat(steps).contains("open", "plan", "parse", "declare", "resolve", "graph", "publish", "refresh");
    }

    @Test
    void linesOfAPartitionsThreadNameTheRunAndTheStep() throws IOException {
        List<JsonNode> partitions =
                lines().stream().filter(line -> line.path("thread_name").asString().startsWith("index-")).toList();

        assertThat(partitions).allSatisfy(line -> assertThat(line.path("job").asString()).isEqualTo(job.toString()));
        assertThat(partitions).extracting(line -> line.path("step").asString()).contains("parse", "resolve");
    }

    private static double value(String exposition, String series) {
        Matcher sample = Pattern.compile("(?m)^" + series + " (\\S+)$").matcher(exposition);
        assertThat(sample.find()).as(series).isTrue();
        return Double.parseDouble(sample.group(1));
    }

    private static List<JsonNode> lines() throws IOException {
        return worker.errors().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static Set<String> labels(String selector) {
        return LABEL.matcher(selector).results().map(label -> label.group(1)).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape() throws Exception {
        Matcher port = Pattern.compile("at port (\\d+)").matcher(worker.errors());
        assertThat(port.find()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port.group(1) + "/actuator/prometheus")).build(),
                    BodyHandlers.ofString()).body();
        }
    }
}
