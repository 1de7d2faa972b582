package dev.kotadb.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.cli.Kota;
import dev.kotadb.jobs.progress.Progress;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.index.job.IndexStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of several repositories in processes of their own, side by side on one database, one of them killed in each round: in
 * the end each index is the one that a run alone makes. The repositories share files, so their runs store the same facts.
 *
 * <p>{@code -Dconcurrent.repositories=8 -Dconcurrent.processes=4 -Dconcurrent.rounds=10} is the long variant;
 * {@code -Dconcurrent.trees=FOLDER} takes the repositories from the folders in there.
 */
@Tag(Variants.SLOW)
class ConcurrentRunsIT {
    private static final int REPOSITORIES = Integer.getInteger("concurrent.repositories", 3);
    private static final int PROCESSES = Integer.getInteger("concurrent.processes", 3);
    private static final int ROUNDS = Integer.getInteger("concurrent.rounds", 2);
    private static final long SEED = Long.getLong("concurrent.seed", 1);
    private static final int MOST_MILLISECONDS_BEFORE_KILL = 500;
    private static final int MINUTES = 30;

    @RegisterExtension
    static final TestDatabase SHARED = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase ALONE = TestDatabase.migrated();

    private final Random random = new Random(SEED);

    @TempDir
    Path home;

    @TempDir
    Path sources;

    @Test
    void everyIndexIsTheOneOfARunAlone() throws Exception {
        Map<String, Path> repositories = repositories();
        try (ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
                IndexingApplication shared = IndexingApplication.start(SHARED, home.resolve("shared"));
                IndexingApplication alone = IndexingApplication.start(ALONE, home.resolve("alone"))) {
            for (int round = 0; round < ROUNDS; round++) {
                runSideBySide(processes, repositories, round);
                for (Map.Entry<String, Path> repository : repositories.entrySet()) {
                    assertSameAsAlone(shared, alone, repository.getKey(), repository.getValue(), round);
                }
                assertThat(StagingTablesOf.all(shared.jdbc())).as("staging after round %d", round).isEmpty();
                for (Path directory : repositories.values()) {
                    edit(directory, round);
                }
            }
        }
    }

    private void runSideBySide(ExecutorService processes, Map<String, Path> repositories, int round) throws Exception {
        int killed = random.nextInt(repositories.size());
        Map<String, Future<Integer>> exits = new LinkedHashMap<>();
        for (Map.Entry<String, Path> repository : repositories.entrySet()) {
            boolean full = random.nextInt(3) == 0;
            Optional<Kill> kill = exits.size() == killed ? Optional.of(Kill.random(random)) : Optional.empty();
            Callable<Integer> run = () -> index(repository.getKey(), repository.getValue(), full, kill);
            exits.put(repository.getKey(), processes.submit(run));
        }
        for (Map.Entry<String, Future<Integer>> exit : exits.entrySet()) {
            assertThat(exit.getValue().get(MINUTES, TimeUnit.MINUTES))
                    .as("exit code of %s in round %d, seed %d: %s", exit.getKey(), round, SEED, log(exit.getKey()))
                    .isZero();
        }
    }

    /** When a process is killed: some time after a step begins. */
    private record Kill(IndexStep step, int milliseconds) {
        static Kill random(Random random) {
            return new Kill(IndexStep.values()[random.nextInt(IndexStep.values().length)],
                    random.nextInt(MOST_MILLISECONDS_BEFORE_KILL));
        }
    }

    /** Runs a process, and another one if the first was killed. */
    private int index(String name, Path directory, boolean full, Optional<Kill> kill) throws Exception {
        long logged = Files.exists(log(name)) ? Files.size(log(name)) : 0;
        Process process = process(name, directory, full);
        if (kill.isEmpty()) {
            return process.waitFor();
        }
        while (process.isAlive() && !hasBegun(kill.get().step(), name, logged)) {
            Thread.sleep(20);
        }
        Thread.sleep(kill.get().milliseconds());
        process.destroyForcibly().waitFor();
        return process(name, directory, false).waitFor();
    }

    /** Whether the log says so, after its first bytes. */
    private boolean hasBegun(IndexStep step, String name, long firstBytes) throws IOException {
        String lines = Files.readString(log(name)).substring((int) firstBytes);
        return lines.lines().anyMatch(line -> line.startsWith(step.sqlName()));
    }

    private Process process(String name, Path directory, boolean full) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
                Kota.class.getName(), "index", directory.toString(), "--name", name));
        if (full) {
            command.add("--full");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(sources.resolve(log(name)).toFile()));
        builder.environment().putAll(Map.of(
                "KOTA_DB_URL", SHARED.url(), "KOTA_DB_USER", SHARED.user(), "KOTA_DB_PASSWORD", SHARED.password(),
                "KOTA_HOME", home.resolve("shared").toString()));
        return builder.start();
    }

    private Path log(String name) {
        return sources.resolve(name.replace('/', '-') + ".log");
    }

    private void assertSameAsAlone(
            IndexingApplication shared, IndexingApplication alone, String name, Path directory, int round) {
        IndexResult result = alone.launcher()
                .index(new IndexRequest(directory.toString(), name, null, true), null, Progress.SILENT);
        assertThat(result.error()).isNull();
        assertThat(IndexRows.of(shared.jdbc(), name))
                .as("%s after round %d, seed %d", name, round, SEED)
                .isNotEmpty()
                .isEqualTo(IndexRows.of(alone.jdbc(), name));
    }

    private Map<String, Path> repositories() throws IOException {
        Map<String, Path> repositories = new LinkedHashMap<>();
        String trees = System.getProperty("concurrent.trees");
        if (trees == null) {
            for (int i = 0; i < REPOSITORIES; i++) {
                repositories.put("test/r" + i, generated(i));
            }
            return repositories;
        }
        try (Stream<Path> folders = Files.list(Path.of(trees))) {
            for (Path folder : folders.sorted().limit(REPOSITORIES).toList()) {
                Path copy = sources.resolve(folder.getFileName().toString());
                copy(folder, copy);
                repositories.put("test/" + folder.getFileName(), copy);
            }
        }
        return repositories;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private Path generated(int repository) throws IOException {
        SourceFolder folder = new SourceFolder(sources.resolve("r" + repository));
        for (int i = 0; i < 60; i++) {
            folder.write("p/C" + i + ".java", "package p;\nclass C" + i + " {\n    C" + (i * 7 + 1) % 60 + " next;\n"
                    + "    int m(C" + i + " other) { return next.m(null) + other.m(this); }\n}\n");
            folder.write("py/m" + i + ".py", "from . import m" + (i * 11 + 1) % 60 + "\n\ndef f():\n    return m"
                    + (i * 11 + 1) % 60 + ".f()\n");
        }
        folder.write("README.md", "repository " + repository + "\n");
        return folder.root();
    }

    /** Appends to some files, deletes one and adds one. */
    private void edit(Path directory, int round) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
        for (int i = 0; i < 3; i++) {
            Path file = files.get(random.nextInt(files.size()));
            Files.writeString(file, Files.readString(file, StandardCharsets.ISO_8859_1) + "\n",
                    StandardCharsets.ISO_8859_1);
        }
        Files.delete(files.get(random.nextInt(files.size())));
        Files.writeString(directory.resolve("Added" + round + ".java"), "class Added" + round + " { }\n");
    }
}
