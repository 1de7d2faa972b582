package dev.kotadb.schema.admin.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link LeaseHolder} in a virtual machine of its own. */
final class LeaseProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private LeaseProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static LeaseProcess start(Path home, String... more) {
        return start(home, 0, more);
    }

    /** If it starts the server, the server runs on for some seconds after its last user. */
    static LeaseProcess idling(Path home, int seconds) {
        return start(home, seconds);
    }

    private static LeaseProcess start(Path home, int idleSeconds, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-DKOTA_SERVER_IDLE_TIMEOUT=" + idleSeconds,
                "-cp",
                System.getProperty("java.class.path"),
                LeaseHolder.class.getName(),
                home.toString()));
        command.addAll(List.of(more));
        try {
            return new LeaseProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the lease; the server's URL. */
    String url() {
        try {
            return String.valueOf(output.readLine()).split(" ")[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Lets the program end by itself. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
