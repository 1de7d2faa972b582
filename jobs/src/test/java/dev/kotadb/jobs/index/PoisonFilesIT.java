package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.cli.Kota;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.jobs.prune.PrunedKind;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.job.IndexJobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files at which the process dies that parses them: one is found by the second death, and all others are indexed. */
class PoisonFilesIT {
    private static final int FILES = 40;
    private static final String POISON = "p/C7.java";
    private static final String DYING = "spring.profiles.active=" + DyingParser.PROFILE;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path home;

    @TempDir
    Path directory;

    private JdbcClient jdbc;
    private SourceFolder folder;

    @BeforeEach
    void fill() throws IOException {
        jdbc = DATABASE.jdbc();
        folder = new SourceFolder(directory);
        for (int i = 0; i < FILES; i++) {
            folder.write("p/C" + i + ".java", source(i, ""));
        }
    }

    @AfterEach
    void empty() {
        jdbc.sql("DELETE FROM repositories").update();
        jdbc.sql("DELETE FROM batch.scheduled_tasks").update();
        jdbc.sql("DELETE FROM file_facts").update();
        assertThat(count("SELECT count(*) FROM batch.parse_marks")).isZero();
        jdbc.sql("DELETE FROM suspect_contents").update();
    }

    @Test
    @Tag(Variants.SLOW)
    void isSetAsideAtTheSecondDeath() throws Exception {
        folder.write(POISON, source(7, DyingParser.FATAL));

        assertThat(kota(true, "index", directory.toString(), "--name", "test/poison").code()).isEqualTo(DyingParser.ABORTED);
        String job = jdbc.sql("SELECT id FROM index_jobs").query(String.class).single();
        assertThat(kota(true, "resume", job).code()).isEqualTo(DyingParser.ABORTED);
        assertThat(count("SELECT count(*) FROM suspect_contents")).as("the page at the first death").isGreaterThan(0);
        assertThat(count("SELECT count(*) FROM suspect_contents WHERE set_aside")).isZero();
        Ended third = kota(true, "resume", job);

        assertThat(third.code()).as(third.err()).isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(third.out())
                .contains("set aside   1: a process died twice while parsing such a file; --retry-poison tries it again")
                .contains("failed p/C7.java: set aside: twice, its process died while parsing it; kota index --retry-poison");
        assertThat(jdbc.sql("SELECT path || ' ' || outcome || ' ' || reason_code FROM file_outcomes WHERE reason IS NOT NULL")
                .query(String.class).list()).containsExactly(POISON + " failed set_aside");
        assertThat(jdbc.sql("SELECT set_aside::text || ' ' || deaths FROM suspect_contents").query(String.class).list())
                .containsExactly("true 2");
        List<String> without = IndexRows.of(jdbc, "test/poison");

        // It is left alone by whoever finds the same content, and by a full run.
        assertThat(kota(true, "index", directory.toString(), "--name", "test/poison", "--full").code())
                .isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(kota(true, "index", directory.toString(), "--name", "test/other").code())
                .isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(IndexRows.of(jdbc, "test/poison")).isEqualTo(without);
        assertThat(IndexRows.of(jdbc, "test/other")).isEqualTo(without);

        // Who asks for another try may have the same experience, and nobody else has.
        assertThat(kota(true, "index", directory.toString(), "--name", "test/poison", "--retry-poison").code())
                .isEqualTo(DyingParser.ABORTED);
        assertThat(kota(true, "index", directory.toString(), "--name", "test/poison").code())
                .isEqualTo(ExitCode.SOME_FILES_FAILED);
        assertThat(IndexRows.of(jdbc, "test/poison")).isEqualTo(without);

        assertThat(kota(false, "index", directory.toString(), "--name", "test/poison", "--retry-poison").code())
                .isEqualTo(ExitCode.DONE);

        assertThat(count("SELECT count(*) FROM suspect_contents")).isZero();
        List<String> with = IndexRows.of(jdbc, "test/poison");
        assertThat(kinds(with, true)).containsEntry("symbol", 2L).containsEntry("reference", 2L);
        assertThat(kinds(without, true)).containsKeys("file", "outcome", "document").doesNotContainKeys("symbol", "reference", "edge");
        assertThat(others(without)).isNotEmpty().isEqualTo(others(with));
        assertThat(kota(false, "index", directory.toString(), "--name", "test/undisturbed", "--full").code()).isZero();
        assertThat(IndexRows.of(jdbc, "test/undisturbed")).isEqualTo(with);
    }

    @Test
    void mayTakeAllMemoryInstead() throws IOException {
        folder.write(POISON, source(7, DyingParser.HUGE));
        try (IndexingApplication application =
                IndexingApplication.start(DATABASE, home, DYING, "kota.index.page-files=8", "kota.index.facts-retention=0s")) {
            IndexResult first = application.index(directory, "test/memory");
            assertThat(first.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(application.launcher().resume(first.job(), Progress.SILENT).status()).isEqualTo(IndexJobStatus.FAILED);

            IndexResult third = application.launcher().resume(first.job(), Progress.SILENT);

            assertThat(third.status()).as(third.error()).isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(third.failedFiles()).isOne();
            assertThat(count("SELECT count(*) FROM suspect_contents WHERE set_aside")).isOne();

            // It is remembered as long as a file has the content.
            assertThat(application.prune(false)).containsEntry(PrunedKind.SUSPECTS, 0L);
            folder.write(POISON, source(7, ""));
            assertThat(application.index(directory, "test/memory").failedFiles()).isZero();
            assertThat(application.prune(true)).containsEntry(PrunedKind.SUSPECTS, 1L);
            assertThat(application.prune(false)).containsEntry(PrunedKind.SUSPECTS, 1L);
            assertThat(count("SELECT count(*) FROM suspect_contents")).isZero();
        }
    }

    /** Only a process that died is a reason for a suspicion. */
    @Test
    void isNotSuspectedWhenARunFails() throws IOException {
        try (IndexingApplication application = IndexingApplication.start(DATABASE, home, "kota.index.page-files=8")) {
            IndexResult failed = application.launcher().index(
                    new IndexRequest(directory.toString(), "test/failed", null, false), null,
                    new RestartIT.AfterFiles(12, () -> {
                        throw new IllegalStateException("fails");
                    }));
            assertThat(failed.status()).isEqualTo(IndexJobStatus.FAILED);
            assertThat(count("SELECT count(*) FROM batch.parse_marks")).isZero();

            assertThat(application.launcher().resume(failed.job(), Progress.SILENT).status())
                    .isEqualTo(IndexJobStatus.COMPLETED);
            assertThat(count("SELECT count(*) FROM suspect_contents")).isZero();
        }
    }

    private static String source(int number, String comment) {
        return "package p;\nclass C" + number + " { // " + comment + "\n    int m() { return new C"
                + (number == 6 ? 5 : (number + 1) % FILES) + "().m(); }\n}\n"; // nothing refers to C7
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Edges of symbols do not name the file. */
    private static boolean isOfPoison(String row) {
        return row.contains(POISON) || row.contains("|p.C7#");
    }

    /** How many rows of each kind the file with the poison has, or the other files have. */
    private static Map<String, Long> kinds(List<String> rows, boolean poison) {
        return rows.stream().filter(row -> isOfPoison(row) == poison)
                .collect(Collectors.groupingBy(row -> row.substring(0, row.indexOf('|')), Collectors.counting()));
    }

    private static List<String> others(List<String> rows) {
        return rows.stream().filter(row -> !isOfPoison(row)).toList();
    }

    /** How a process ended. */
    private record Ended(int code, String out, String err) {}

    private Ended kota(boolean dying, String... arguments) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        List<String> line = new ArrayList<>(Stream.of(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                Kota.class.getName()).toList());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KOTA_"));
        builder.environment().putAll(Map.of("KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(),
                "KOTA_DB_PASSWORD", DATABASE.password(), "KOTA_HOME", home.toString(), "KOTA_INDEX_PAGEFILES", "8"));
        if (dying) {
            builder.environment().put("SPRING_PROFILES_ACTIVE", DyingParser.PROFILE);
        }
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it has ended").isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
