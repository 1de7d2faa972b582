package dev.kotadb.schema;

import dev.kotadb.schema.admin.server.UnpackedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;

/**
 * The home directory of the tests' embedded server. It lies in memory if the machine has {@code /dev/shm} with room: there
 * a copy of a database takes a tenth of the time. PostgreSQL's programs stay on disk and are unpacked once per module.
 */
final class TestHome implements AutoCloseable {
    private static final Path ON_DISK = Path.of("target", "kota");
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 2L << 30;
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private final Path path;
    private final boolean inMemory;

    private TestHome(Path path, boolean inMemory) {
        this.path = path;
        this.inMemory = inMemory;
    }

    static TestHome open() {
        try {
            boolean inMemory = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
            // Named after the module's directory, so that the next run takes away what a killed one left.
            String name = "kota-test-" + Integer.toHexString(ON_DISK.toAbsolutePath().hashCode());
            Path path = inMemory ? MEMORY.resolve(name) : ON_DISK.resolve("home");
            Files.createDirectories(path);
            UnpackedPostgres.link(ON_DISK, path);
            return new TestHome(path, inMemory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Frees the memory once the server has stopped; if another virtual machine still uses the server, it stays. */
    @Override
    public void close() {
        try {
            Instant limit = Instant.now().plus(STOPPED_WITHIN);
            while (inMemory && Instant.now().isBefore(limit)) {
                if (!Files.exists(path.resolve("postgres/watcher"))) {
                    FileSystemUtils.deleteRecursively(path);
                    return;
                }
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
