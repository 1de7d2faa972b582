package dev.kotadb.jobs.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kotadb.jobs.cli.Kota;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kota} hands commands to a daemon; for whoever gives them they are like commands of a process of their own. */
@Tag(Variants.SLOW)
class DaemonIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int FEW = 5;
    private static final int MANY = 300;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    Path folder;

    private Path script;
    private Path application;
    private Path daemons;

    @BeforeAll
    static void memoryForADaemon() throws IOException {
        Path memory = Path.of("/proc/meminfo");
        if (Files.exists(memory)) {
            long available = Files.readAllLines(memory).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            assumeThat(available).as("kB of memory that are available").isGreaterThan(3 << 20);
        }
    }

    /** A checkout that is built: the script, and the application with this test's class path. */
    @BeforeEach
    void build() throws IOException {
        script = Files.createDirectories(folder.resolve("checkout/scripts")).resolve("kota");
        Files.copy(Path.of("../scripts/kota"), script);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Path work = Files.createDirectories(folder.resolve("checkout/target/kota"));
        application = Files.createDirectories(work.resolve("app"));
        Files.writeString(work.resolve("current"), "app\n");
        for (String cache : List.of("jobs.aot", "questions.aot")) {
            Files.createFile(application.resolve(cache)); // which is no cache, and is passed over
        }
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Kota.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(application.resolve("kota.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
        writeFiles("shop", FEW);
        writeFiles("slow", MANY);
        daemons = folder.resolve("home/daemon");
    }

    private void writeFiles(String directory, int count) throws IOException {
        Path target = Files.createDirectories(folder.resolve("work").resolve(directory));
        for (int i = 0; i < count; i++) {
            Files.writeString(target.resolve("Shop" + i + ".java"), "class Shop" + i + " { int price() { return " + i + "; } }\n");
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    @AfterEach
    void end() throws Exception {
        for (ProcessHandle daemon : daemons()) {
            daemon.destroyForcibly();
        }
        await("no daemon", () -> daemons().isEmpty());
    }

    @Test
    void commandsAreLikeThoseOfProcessesOfTheirOwn() throws Exception {
        assertThat(run("index shop --name test/shop").code).isEqualTo(ExitCode.DONE);
        Path registration = awaitDaemon();
        breakNewProcesses();

        Ended found = run("search price --limit 3 --repo test/shop");
        assertThat(found.code).isEqualTo(ExitCode.DONE);
        assertThat(found.out.lines()).hasSize(3).allMatch(line -> line.matches("Shop\\d+\\.java:1:.*int price.*"));
        assertThat(found.err).isEmpty();

        Ended wrong = run("search --regex '(' --repo test/shop");
        assertThat(wrong.code).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.out).isEmpty();
        assertThat(wrong.err).contains("Not a regular expression");

        Files.writeString(folder.resolve("work/shop/New.java"), "class New { int amount; }\n");
        Ended indexed = run("index ./shop --name test/shop");
        assertThat(indexed.code).as(indexed.err).isEqualTo(ExitCode.DONE);
        assertThat(indexed.out).contains("added 1", "unchanged " + FEW);
        assertThat(indexed.err).contains("parse");
        assertThat(run("symbols New --repo test/shop").out).contains("New.java:1");

        assertThat(run("search price --limit 300 --repo test/shop | head -n 1").code).isEqualTo(ExitCode.DONE);
        Ended lost = run("search price --limit 300 --repo test/shop > /dev/full");
        assertThat(lost.code).isEqualTo(ExitCode.FAILED);
        assertThat(run("(kota search price --limit 1 --repo test/shop; echo end) > both; cat both").out.lines())
                .hasSize(2)
                .last().isEqualTo("end");
        assertThat(daemons()).hasSize(1);
        refusesWrongTokens(registration);

        Process running = start("exec kota index slow --name test/slow");
        await("parse", () -> text("err").contains("parse"));
        running.destroy();
        assertThat(ended(running).code).isEqualTo(ExitCode.STOPPED);
        assertThat(statuses("test/slow")).containsExactly("stopped");
        await("the daemon has ended", () -> daemons().isEmpty());
    }

    private static void refusesWrongTokens(Path registration) throws IOException {
        assertThat(Files.getPosixFilePermissions(registration)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        int port = Integer.parseInt(Files.readString(registration).split(" ")[0]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String fields = String.join("\0", "0123456789abcdef", "run", "me", "0", "", "", "/", "1", "search", "price", "");
            socket.getOutputStream().write(fields.getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset"); // it was closed before it had read all
        }
    }

    @Test
    void aRunEndsWithItsClientOrItsDaemon() throws Exception {
        assertThat(run("refs NoSuchSymbol").code).isEqualTo(ExitCode.FAILED);
        awaitDaemon();
        Process running = start("exec kota index slow --name test/left");
        await("parse", () -> text("err").contains("parse"));
        running.destroyForcibly();
        await("stopped", () -> statuses("test/left").equals(List.of("stopped")));
        await("the daemon has ended", () -> daemons().isEmpty());

        assertThat(run("refs NoSuchSymbol").code).isEqualTo(ExitCode.FAILED);
        Path registration = awaitDaemon();
        Process second = start("exec kota index slow --name test/left --full");
        await("parse", () -> text("err").contains("parse"));
        daemons().forEach(ProcessHandle::destroyForcibly);
        Ended died = ended(second);
        assertThat(died.code).isEqualTo(ExitCode.FAILED);
        assertThat(died.err).contains("has died", "kota resume");
        assertThat(Files.exists(registration)).as("the next command finds out").isTrue();
    }

    // --- processes ---

    private record Ended(int code, String out, String err) {}

    private Ended run(String command) throws Exception {
        return ended(start(command.contains("kota ") ? command : "kota " + command));
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -o pipefail; PATH=" + script.getParent() + ":$PATH; " + command)
                .directory(folder.resolve("work").toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KOTA_") || name.equals("CI"));
        builder.environment().putAll(Map.of(
                "KOTA_HOME", folder.resolve("home").toString(), "KOTA_JAVA_HOME", System.getProperty("java.home"),
                "KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password(),
                "KOTA_INDEX_PAGEFILES", "1", "KOTA_INDEX_THREADS", "1", "LOGGING_CONFIG", "classpath:logback.xml"));
        return builder.start();
    }

    private Ended ended(Process process) throws Exception {
        assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).as("it has ended").isTrue();
        return new Ended(process.exitValue(), text("out"), text("err"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }

    /** From now on only the daemon can run commands. */
    private void breakNewProcesses() throws IOException {
        Path jar = application.resolve("kota.jar");
        FileTime built = Files.getLastModifiedTime(jar);
        Files.delete(jar); // the daemon's stays open
        Files.writeString(jar, "no jar");
        Files.setLastModifiedTime(jar, built);
    }

    private Path awaitDaemon() throws Exception {
        await("a daemon", () -> registrations().size() == 1);
        return registrations().getFirst();
    }

    private List<Path> registrations() throws IOException {
        if (!Files.isDirectory(daemons)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(daemons)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+")).toList();
        }
    }

    private List<ProcessHandle> daemons() {
        String home = folder.toString();
        List<ProcessHandle> found = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine()
                        .filter(line -> line.contains(Daemon.class.getName()) && line.contains(home))
                        .isPresent())
                .forEach(found::add);
        return found;
    }

    private List<String> statuses(String repository) {
        return DATABASE.jdbc().sql("""
                        SELECT job.status FROM index_jobs AS job JOIN repositories AS repository ON repository.id = job.repository_id
                        WHERE repository.full_name = ? ORDER BY job.created_at""")
                .param(repository)
                .query(String.class)
                .list();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        for (Instant limit = Instant.now().plus(SOON); !condition.call(); Thread.sleep(50)) {
            assertThat(Instant.now()).as("waiting for: " + what).isBefore(limit);
        }
    }
}
