package dev.kotadb.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** OpenSSH's server for this user, with keys of its own. Tests are skipped unless it is installed. */
final class SshServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final Path folder;
    private final int port;

    private SshServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static SshServer start(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped: sshd is not installed (package openssh-server)");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("host").toString());
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("user").toString());
        if (user().equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // where it separates its privileges, made at boot otherwise
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path settings = Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %2$s/host
                AuthorizedKeysFile %2$s/user.pub
                PidFile none
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                StrictModes no
                """.formatted(port, folder));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", settings.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("sshd.log").toFile()).start();
        SshServer server = new SshServer(process, folder, port);
        server.await();
        return server;
    }

    private void await() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(START);
        while (true) {
            try (Socket any = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                assertThat(process.isAlive() && Instant.now().isBefore(limit))
                        .as("sshd starts: " + Files.readString(folder.resolve("sshd.log"))).isTrue();
                Thread.sleep(50);
            }
        }
    }

    int port() {
        return port;
    }

    static String user() {
        return System.getProperty("user.name");
    }

    /** A user's home whose ssh knows this server and has the key that it accepts; {@code server} is its name in there. */
    Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        Path ssh = Files.createDirectories(
                home.resolve(".ssh"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(folder.resolve("user"), ssh.resolve("id_ed25519"));
        Files.copy(folder.resolve("user.pub"), ssh.resolve("id_ed25519.pub"));
        Files.writeString(ssh.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
        Files.writeString(ssh.resolve("config"), "Host server\n    HostName 127.0.0.1\n    Port " + port + "\n");
        return home;
    }

    /** Puts another key in its place. @param passphrase empty for none */
    void otherKey(Path home, String passphrase) throws IOException, InterruptedException {
        Path key = home.resolve(".ssh/id_ed25519");
        Files.delete(key);
        Files.delete(home.resolve(".ssh/id_ed25519.pub"));
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", line, output).isZero();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
