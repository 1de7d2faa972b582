package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.Kota;
import dev.kotadb.jobs.cli.TypedCommand;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Processes of the program on a test's database, with short heartbeats and one file per page. */
public final class KotaProcesses implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Map<String, String> SETTINGS = Map.of(
            "KOTA_HEARTBEAT_INTERVAL", "1", "KOTA_HEARTBEAT_TIMEOUT", "4", "KOTA_QUEUE_POLL_INTERVAL", "1",
            "LOGGING_CONFIG", "classpath:logback.xml", // not the one of the tests
            "KOTA_QUEUE_BUSY_PAUSE", "1", "KOTA_INDEX_PAGEFILES", "1", "KOTA_INDEX_THREADS", "1");

    private final DatabaseAddress database;
    private final Path folder;
    private final List<Running> started = new ArrayList<>();

    public KotaProcesses(TestDatabase database, Path folder) {
        this(new DatabaseAddress(database.url(), database.user(), database.password()), folder);
    }

    /** @param folder for the processes' output, and their home unless they are given another */
    KotaProcesses(DatabaseAddress database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** A process with its output. */
    public record Running(Process process, Path out, Path err) {
        public String errors() throws IOException {
            return Files.readString(err);
        }

        void signal(String name) throws IOException, InterruptedException {
            assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor()).isZero();
        }

        public int exitCode() throws InterruptedException {
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).as("it has ended").isTrue();
            return process.exitValue();
        }

        void awaitErrors(String text) throws Exception {
            await(text, () -> errors().contains(text));
        }

        void await(String what, Callable<Boolean> condition) throws Exception {
            try {
                KotaProcesses.await(what, condition);
            } catch (AssertionError e) {
                throw new AssertionError("process " + process.pid() + (process.isAlive() ? " runs" : " has ended")
                        + " and has written:\n" + errors(), e);
            }
        }
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        for (Instant limit = Instant.now().plus(SOON); !condition.call(); Thread.sleep(50)) {
            assertThat(Instant.now()).as("waiting for: " + what).isBefore(limit);
        }
    }

    /** Waits until nothing is found any more. */
    static void awaitNone(String what, Callable<? extends Collection<?>> search) throws Exception {
        Collection<?> found = search.call();
        for (Instant limit = Instant.now().plus(SOON); !found.isEmpty() && Instant.now().isBefore(limit); Thread.sleep(50)) {
            found = search.call();
        }
        assertThat(found).as(what).isEmpty();
    }

    /** Starts a worker and waits until it takes jobs. */
    Running worker(Map<String, String> settings, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("worker", "--port", "0"));
        line.addAll(List.of(arguments));
        Running worker = start(settings, line.toArray(String[]::new));
        worker.awaitErrors("takes jobs");
        return worker;
    }

    /** Runs a command that needs no process of its own and none of the settings above. */
    TypedCommand here(String... arguments) {
        return TypedCommand.run(addressAndHome(), arguments);
    }

    private Map<String, String> addressAndHome() {
        return Map.of("KOTA_DB_URL", database.url(), "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password(),
                "KOTA_HOME", folder.resolve("home").toString());
    }

    public Running start(Map<String, String> settings, String... arguments) throws IOException {
        return start(List.of(), settings, arguments);
    }

    /** @param prefix a command that runs the program, such as in another network */
    Running start(List<String> prefix, Map<String, String> settings, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", Kota.class.getName()));
        line.addAll(List.of(arguments));
        Path out = folder.resolve("out" + started.size());
        Path err = folder.resolve("err" + started.size());
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.putAll(addressAndHome());
        environment.putAll(settings);
        builder.environment().keySet().removeIf(name -> name.startsWith("KOTA_"));
        builder.environment().putAll(environment);
        Running running = new Running(builder.start(), out, err);
        started.add(running);
        return running;
    }

    @Override
    public void close() throws InterruptedException {
        for (Running each : started) {
            each.process().destroyForcibly().waitFor();
        }
    }
}
