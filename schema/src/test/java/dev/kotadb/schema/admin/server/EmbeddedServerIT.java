package dev.kotadb.schema.admin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path home;

    @AfterEach
    void stops() throws Exception {
        awaitStopped();
    }

    @Test
    void isSharedByTwoProcessesAndStopsWithTheLast() throws Exception {
        LeaseProcess first = LeaseProcess.start(home);
        String url = first.url();
        try (LeaseProcess second = LeaseProcess.start(home)) {
            assertThat(second.url()).isEqualTo(url);
            first.close();
            Thread.sleep(500);
            assertThat(postmaster()).isPresent();
        }
        awaitStopped();
    }

    @Test
    void copiesThePreparedDatabase(@TempDir Path folder) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.lease(home)) {
            execute(server, "CREATE TABLE prepared AS SELECT 1");
        }
        awaitStopped();
        Path prepared = folder.resolve("prepared");
        assertThat(Commands.run(List.of("cp", "-a", home.resolve("postgres").toString(), prepared.toString()), "").output())
                .isEmpty();

        List<String> found = new ArrayList<>();
        System.setProperty(PreparedServer.PROPERTY, prepared.toString());
        try {
            for (String name : List.of("copy", "second-copy", "of-a-killed-server")) {
                if (name.startsWith("of")) {
                    Files.writeString(prepared.resolve("data/postmaster.pid"), "1\n");
                }
                Path copy = Files.createDirectories(folder.resolve(name));
                UnpackedPostgres.link(home, copy);
                try (EmbeddedServer server = EmbeddedServer.lease(copy);
                        Connection connection = connect(server);
                        ResultSet row = connection.createStatement().executeQuery("SELECT to_regclass('prepared')")) {
                    row.next();
                    found.add(name + ": " + row.getString(1));
                    execute(server, "DROP TABLE IF EXISTS prepared");
                }
            }
        } finally {
            System.clearProperty(PreparedServer.PROPERTY);
        }
        assertThat(found).containsExactly("copy: prepared", "second-copy: prepared", "of-a-killed-server: null");
    }

    @Test
    void isStartedOnceByProcessesThatComeAtOnce() {
        List<LeaseProcess> processes =
                Stream.generate(() -> LeaseProcess.start(home)).limit(4).toList();
        List<String> urls = processes.stream().map(LeaseProcess::url).toList();
        processes.forEach(LeaseProcess::close);

        assertThat(urls).allMatch(url -> url.startsWith("jdbc:postgresql://127.0.0.1:"));
        assertThat(urls).containsOnly(urls.getFirst());
    }

    @Tag(Variants.SLOW)
    @Test
    void answersEveryLeaseWhileOthersComeAndGo() {
        List<LeaseProcess> processes =
                Stream.generate(() -> LeaseProcess.start(home, "10")).limit(3).toList();
        List<String> urls = processes.stream().map(LeaseProcess::url).toList();
        processes.forEach(LeaseProcess::close);

        assertThat(urls).allMatch(url -> url.startsWith("jdbc:postgresql://127.0.0.1:"));
    }

    @Test
    void runsOnForALeaseThatNobodyRemembers() throws Exception {
        LeaseProcess user = LeaseProcess.start(home, "forget");
        user.url();
        Thread.sleep(500);

        assertThat(postmaster()).isPresent();
        user.close();
    }

    @Test
    void stopsWhenItsOnlyUserIsKilled() throws Exception {
        LeaseProcess user = LeaseProcess.start(home);
        user.url();
        assertThat(postmaster()).isPresent();

        user.kill();

        awaitStopped();
    }

    @Test
    void runsOnForAWhileAndIsUsedAgain() throws Exception {
        String url;
        long server;
        try (LeaseProcess user = LeaseProcess.idling(home, 300)) {
            url = user.url();
            server = postmaster().orElseThrow().pid();
        }
        Thread.sleep(1500);
        assertThat(postmaster()).isPresent();

        try (LeaseProcess next = LeaseProcess.idling(home, 300)) {
            assertThat(next.url()).isEqualTo(url);
            assertThat(postmaster().orElseThrow().pid()).isEqualTo(server);
            assertThatThrownBy(() -> EmbeddedServer.stop(home))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("is in use by another command");
        }

        assertThat(EmbeddedServer.stop(home)).isTrue();
        assertThat(postmaster()).isEmpty();
        assertThat(EmbeddedServer.stop(home)).isFalse();
    }

    @Test
    void stopsAfterItsIdleTime() throws Exception {
        try (LeaseProcess user = LeaseProcess.idling(home, 2)) {
            user.url();
        }

        awaitStopped();
    }

    @Test
    void letsAnIdleServerOfAnotherContainerStop() throws Exception {
        ServerFolder folder = ServerFolder.below(home);
        ServerState here;
        try (LeaseProcess user = LeaseProcess.idling(home, 300)) {
            user.url();
            here = ServerState.read(folder).orElseThrow();
        }
        new ServerState(here.port(), here.postmaster(), here.watcher(), "this boot/pid:[1]").write(folder);

        try (EmbeddedServer server = EmbeddedServer.lease(home)) {
            execute(server, "SELECT 1");
            assertThat(postmaster().orElseThrow().pid()).isNotEqualTo(here.postmaster());
            assertThat(Processes.isPostgres(here.postmaster())).isFalse();
        }
    }

    @Test
    void comesBackWithItsDataAfterItWasKilled() throws Exception {
        try (LeaseProcess user = LeaseProcess.start(home)) {
            user.url();
            try (EmbeddedServer server = EmbeddedServer.lease(home)) {
                execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
                execute(server, "CHECKPOINT");
            }
            kill(postmaster().orElseThrow().pid());

            try (EmbeddedServer server = EmbeddedServer.lease(home);
                    Connection connection = connect(server);
                    ResultSet row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(42);
            }
            try (EmbeddedServer server = EmbeddedServer.lease(home)) {
                execute(server, "DROP TABLE kept");
            }
        }
    }

    @Test
    void goesOnWithAnotherScriptAfterTheScriptWasKilled() throws Exception {
        try (LeaseProcess user = LeaseProcess.start(home)) {
            String url = user.url();
            kill(Watcher.pid(ServerFolder.below(home)).orElseThrow());

            try (EmbeddedServer server = EmbeddedServer.lease(home)) {
                assertThat(server.jdbcUrl()).isEqualTo(url);
            }
        }
        awaitStopped();
    }

    @Test
    void stopsAlthoughItsScriptWasKilled() throws Exception {
        try (LeaseProcess user = LeaseProcess.start(home)) {
            user.url();
            kill(Watcher.pid(ServerFolder.below(home)).orElseThrow());
        }
        awaitStopped();
    }

    @Test
    void startsAgainAfterScriptServerAndUserWereKilledAtOnce() throws Exception {
        LeaseProcess user = LeaseProcess.start(home);
        user.url();
        long server = postmaster().orElseThrow().pid();
        kill(Watcher.pid(ServerFolder.below(home)).orElseThrow());
        kill(server);
        user.kill();

        try (EmbeddedServer again = EmbeddedServer.lease(home)) {
            execute(again, "SELECT 1");
            assertThat(postmaster().orElseThrow().pid()).isNotEqualTo(server);
        }
    }

    @Test
    void isNotFooledByAnotherProgramWithTheNumberOfAServerThatCrashed() throws Exception {
        EmbeddedServer.lease(home).close();
        awaitStopped();
        Path data = ServerFolder.below(home).data();
        Files.writeString(
                Postmaster.file(data),
                "%d\n%s\n1000000000\n5432\n\n127.0.0.1\n  0 0\nready   \n"
                        .formatted(ProcessHandle.current().pid(), data));

        try (EmbeddedServer server = EmbeddedServer.lease(home)) {
            execute(server, "SELECT 1");
        }
    }

    @Test
    void takesOverFromAContainerThatIsGone() throws Exception {
        EmbeddedServer.lease(home).close();
        awaitStopped();
        ServerFolder folder = ServerFolder.below(home);
        new ServerState(5432, ProcessHandle.current().pid(), 1, "another boot/pid:[1]").write(folder);

        try (EmbeddedServer server = EmbeddedServer.lease(home)) {
            execute(server, "SELECT 1");
        }
    }

    @Test
    void saysThatAnotherContainerUsesIt() throws Exception {
        ServerFolder folder = ServerFolder.below(home);
        try (LeaseProcess user = LeaseProcess.start(home)) {
            user.url();
            ServerState here = ServerState.read(folder).orElseThrow();
            new ServerState(here.port(), here.postmaster(), here.watcher(), "this boot/pid:[1]").write(folder);

            assertThatThrownBy(() -> EmbeddedServer.lease(home))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("is in use from another container")
                    .hasMessageContaining("KOTA_DB_URL");
        }
    }

    @Test
    void saysThatTheDataAreOfAnotherRelease(@TempDir Path other) throws IOException {
        Path data = Files.createDirectories(ServerFolder.below(other).data());
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedServer.lease(other))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("was created by PostgreSQL 17, and this version of kota has 18")
                .hasMessageContaining(data.toString());
    }

    @Test
    void saysThatItsHomeCannotBeUsed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedServer.lease(file))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("cannot use " + file.resolve("postgres"))
                .hasMessageContaining("Set KOTA_HOME");
    }

    private static Optional<Postmaster> postmaster() throws IOException {
        return Postmaster.read(ServerFolder.below(home).data())
                .filter(server -> Processes.isPostgres(server.pid()));
    }

    private static void awaitStopped() throws Exception {
        Instant limit = Instant.now().plus(SOON);
        ServerFolder folder = ServerFolder.below(home);
        while (postmaster().isPresent() || Watcher.runs(folder)) {
            assertThat(Instant.now()).as("the server is to stop within %s", SOON).isBefore(limit);
            Thread.sleep(20);
        }
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            connection.createStatement().execute(sql);
        }
    }
}
