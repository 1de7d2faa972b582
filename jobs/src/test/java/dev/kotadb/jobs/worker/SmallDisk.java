package dev.kotadb.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory that can be filled up. Tests are skipped if this user may not mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 << 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** @param folder does not exist */
    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        String problem = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=1777", "tmpfs", folder.toString());
        Assumptions.assumeTrue(problem.isEmpty(), "skipped: no file system can be mounted here (" + problem + ")");
        return new SmallDisk(folder);
    }

    /** Leaves so many bytes. */
    void fill(long left) throws IOException {
        byte[] block = new byte[BLOCK];
        while (Files.getFileStore(folder).getUsableSpace() > left + BLOCK) {
            Files.write(filler(), block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** @return what went wrong; empty if nothing did */
    private static String run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : output.isEmpty() ? "exit code " + process.exitValue() : output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        assertThat(run("umount", "-l", folder.toString())).isEmpty();
    }
}
