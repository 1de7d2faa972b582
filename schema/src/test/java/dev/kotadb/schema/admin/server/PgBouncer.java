package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PgBouncer in front of a test database's server; tests that need it are skipped unless it is installed. */
final class PgBouncer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final DatabaseAddress address;

    private PgBouncer(Process process, DatabaseAddress address) {
        this.process = process;
        this.address = address;
    }

    /** @param mode as in {@code pool_mode} */
    static PgBouncer start(TestDatabase database, String mode, Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(program.isPresent(), "skipped: pgbouncer is not installed (package pgbouncer)");
        int port = freePort();
        String[] place = database.url().replaceFirst("^jdbc:postgresql://", "").split("[:/]", 3);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(folder.resolve("users.txt"),
                "\"" + database.user() + "\" \"" + database.password() + "\"\n");
        Path settings = Files.writeString(folder.resolve(mode + ".ini"), """
                [databases]
                * = host=%s port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                """.formatted(place[0], place[1], port, users, mode));
        List<String> command = new ArrayList<>();
        // It refuses to run as root.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.addAll(List.of(program.get().toString(), settings.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(mode + ".log").toFile())
                .start();
        PgBouncer started = new PgBouncer(process, new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + place[2], database.user(), database.password()));
        started.await(port, folder.resolve(mode + ".log"));
        return started;
    }

    DatabaseAddress address() {
        return address;
    }

    private void await(int port, Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (true) {
            try (Socket any = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(end) || !process.isAlive()) {
                    throw new IllegalStateException("pgbouncer does not start: " + Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
