package dev.kotadb.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's server goes away while a command indexes: it goes on by itself if the server comes back in time; otherwise it says
 * so soon, and the next command goes on.
 */
@Tag(Variants.SLOW)
class ServerKilledIT {
    private static final int FILES = 600;
    // The command takes a few seconds; this is for a machine that has much else to do.
    private static final Duration SOON = Duration.ofMinutes(3);
    // The worker asks for jobs every two seconds.
    private static final Duration SEVERAL_POLLS = Duration.ofSeconds(6);
    private static final int MOST_LINES = 15;
    private static final Pattern RESUME = Pattern.compile("'kota resume ([0-9a-f-]{36})'");

    @TempDir
    static Path home;

    @TempDir
    static Path sources;

    @TempDir
    Path logs;

    @BeforeAll
    static void write() throws IOException {
        for (int i = 0; i < FILES; i++) {
            String next = "C" + (i + 1) % FILES;
            Files.writeString(sources.resolve("C" + i + ".java"), "package p;\nclass C" + i + " {\n    " + next + " next() {\n"
                    + "        return new " + next + "();\n    }\n}\n");
        }
    }

    @Test
    void theEmbeddedServer() throws Exception {
        String error = killServerDuring(Map.of("KOTA_HOME", home.toString()), "test/embedded");

        assertThat(error).matches("kota: job [0-9a-f-]{36} was interrupted: the embedded database server has ended;"
                + " 'kota resume [0-9a-f-]{36}' starts it again and goes on");
        resume(Map.of("KOTA_HOME", home.toString()), error);
        try (Database database = Database.embedded(home)) {
            assertThat(references(database, "test/embedded")).isEqualTo(2 * FILES);
        }
    }

    @Test
    void aServerOfTheUsersOwn() throws Exception {
        Map<String, String> environment;
        try (Database database = Database.embedded(home)) {
            environment = Map.of("KOTA_HOME", logs.toString(), "KOTA_DB_URL", database.url(),
                    "KOTA_DB_USER", database.user(), "KOTA_DB_PASSWORD", database.password(),
                    "KOTA_DB_LOSS_TIMEOUT", "5", "KOTA_DB_RETURN_TIMEOUT", "3");
            String error = killServerDuring(environment, "test/own");

            assertThat(error).matches("kota: job [0-9a-f-]{36} was interrupted: the database server at "
                    + Pattern.quote(database.url()) + " does not answer \\(.*refused.*\\);"
                    + " once it answers again, 'kota resume [0-9a-f-]{36}' goes on");
        }
    }

    @Test
    void oneOfItsProcesses() throws Exception {
        // PostgreSQL ends all sessions then, and is back after a moment, without the rows of work in progress.
        goesOnAfterCrash(home);
    }

    @Test
    void oneOfItsProcessesBeforeTheLastCommitsAreOnDisk(@TempDir Path delayed) throws Exception {
        try (Database database = Database.embedded(delayed)) {
            Files.writeString(delayed.resolve("postgres/data/postgresql.user.conf"), "wal_writer_delay = '10s'\n");
            JdbcClient.create(database.dataSource()).sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        }
        goesOnAfterCrash(delayed);
    }

    private void goesOnAfterCrash(Path home) throws Exception {
        Map<String, String> environment = Map.of(
                "KOTA_HOME", home.toString(), "LOGGING_CONFIG", "classpath:logback.xml"); // not the one of the tests
        try (Database database = Database.embedded(home)) {
            Process command = indexUntilParsing(environment, "test/backend");
            ProcessHandle.of(backend(database)).orElseThrow().destroyForcibly();

            assertThat(exit(command)).as(Files.readString(logs.resolve("err"))).isZero();
            assertThat(messages()).anyMatch(line -> line.endsWith(" lost the database server and goes on"));
            assertThat(references(database, "test/backend")).isEqualTo(2 * FILES);
        }
    }

    @Test
    void aServerThatIsStoppedAndStarted() throws Exception {
        try (Relay relay = new Relay()) {
            Process command;
            try (Database database = Database.embedded(home)) {
                command = indexUntilParsing(relay.to(database), "test/restarted");
                stopServer();
                awaitMessage("does not answer");
            }
            try (Database database = Database.embedded(home)) {
                relay.to(database);

                assertThat(exit(command)).as(Files.readString(logs.resolve("err"))).isZero();
                assertThat(messages()).filteredOn(line -> line.contains("does not answer")).hasSize(1);
                assertThat(messages()).filteredOn(line -> line.contains("answers again")).hasSize(1);
                assertThat(references(database, "test/restarted")).isEqualTo(2 * FILES);
                assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT status || ' ' || (attempt > 1) || ' ' || first_attempt FROM index_jobs"
                                + " ORDER BY created_at DESC LIMIT 1")
                        .query(String.class).single()).as("it went on where it was").isEqualTo("completed true 1");
                assertThat(JdbcClient.create(database.dataSource()).sql("SELECT count(*) FROM suspect_contents")
                        .query(Long.class).single()).as("no process died").isZero();
            }
        }
    }

    @Test
    void theServerOfAWorker() throws Exception {
        try (Relay relay = new Relay()) {
            Process worker;
            try (Database database = Database.embedded(home)) {
                worker = kota(relay.to(database), "worker", "--port", "0");
                awaitMessage("takes jobs");
                assertThat(exit(kota("other", relay.to(database), "enqueue", sources.toString(), "--full"))).isZero();
                awaitMessage(": attempt 1");
                stopServer();
                awaitMessage("does not answer");
                Thread.sleep(SEVERAL_POLLS);
            }
            try (Database database = Database.embedded(home)) {
                relay.to(database);
                awaitMessage("completed");
                worker.destroy();

                assertThat(exit(worker)).isZero();
                assertThat(messages()).filteredOn(line -> line.contains("does not answer")).hasSize(1);
                assertThat(messages()).filteredOn(line -> line.contains("answers again")).hasSize(1);
                assertThat(messages()).noneMatch(line -> line.contains("ERROR") || line.startsWith("\tat "))
                        .hasSizeLessThan(MOST_LINES);
            }
        }
    }

    private String killServerDuring(Map<String, String> environment, String repository) throws Exception {
        try (Database database = Database.embedded(home)) {
            long postmaster = Long.parseLong(
                    Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip());
            return runAndKill(environment, repository, () -> postmaster);
        }
    }

    /** As pg_ctl stop does: sessions are ended, and nothing is lost. */
    private static void stopServer() throws Exception {
        long postmaster = Long.parseLong(
                Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(postmaster)).start().waitFor()).isZero();
        server.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private void awaitMessage(String text) throws Exception {
        for (Instant limit = Instant.now().plus(SOON); !Files.readString(logs.resolve("err")).contains(text);
                Thread.sleep(20)) {
            assertThat(Instant.now()).as("waiting for: " + text + " in\n" + Files.readString(logs.resolve("err")))
                    .isBefore(limit);
        }
    }

    private List<String> messages() throws IOException {
        return Files.readAllLines(logs.resolve("err"));
    }

    private static long backend(Database database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid() ORDER BY backend_start DESC LIMIT 1")
                .query(Long.class)
                .single();
    }

    /** Kills a process while files are parsed, and returns the last line of the command's messages. */
    private String runAndKill(Map<String, String> environment, String repository, LongSupplier victim) throws Exception {
        Process command = indexUntilParsing(environment, repository);
        ProcessHandle.of(victim.getAsLong()).orElseThrow().destroyForcibly();

        Instant killed = Instant.now();
        int exit = exit(command);
        System.out.printf("%s: the command ended %d ms after the kill%n",
                repository, Duration.between(killed, Instant.now()).toMillis());
        assertThat(exit).isEqualTo(ExitCode.FAILED);
        List<String> messages = Files.readAllLines(logs.resolve("err"));
        assertThat(messages.stream().filter(line -> line.contains("ERROR") || line.startsWith("\tat "))).isEmpty();
        return messages.getLast();
    }

    private Process indexUntilParsing(Map<String, String> environment, String repository) throws Exception {
        Process command = kota(environment, "index", sources.toString(), "--name", repository, "--full");
        while (!Files.readString(logs.resolve("err")).contains("parse: ")) {
            assertThat(command.isAlive()).isTrue();
            Thread.sleep(10);
        }
        return command;
    }

    private void resume(Map<String, String> environment, String error) throws Exception {
        Matcher id = RESUME.matcher(error);
        assertThat(id.find()).as(error).isTrue();
        assertThat(exit(kota(environment, "resume", id.group(1)))).isZero();
    }

    private static int exit(Process command) throws InterruptedException {
        if (!command.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            command.destroyForcibly();
            throw new AssertionError("the command has not ended after " + SOON);
        }
        return command.exitValue();
    }

    private Process kota(Map<String, String> environment, String... arguments) throws IOException {
        return kota("", environment, arguments);
    }

    private Process kota(String output, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", Kota.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(logs.resolve(output + "out").toFile())
                .redirectError(logs.resolve(output + "err").toFile());
        Map<String, String> process = new HashMap<>(builder.environment());
        process.keySet().removeIf(name -> name.startsWith("KOTA_"));
        process.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(process);
        return builder.start();
    }

    private static long references(Database database, String repository) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM \"references\" WHERE repository_id ="
                        + " (SELECT id FROM repositories WHERE full_name = ?)")
                .param(repository)
                .query(Long.class)
                .single();
    }
}
