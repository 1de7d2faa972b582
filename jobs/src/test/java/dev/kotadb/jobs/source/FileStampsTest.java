package dev.kotadb.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.source.FileStamps.Stamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampsTest {
    /** Not the hash of any content here, so a listing that gives it has not read the file. */
    private static final String REMEMBERED = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path home;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        directory = directory.toRealPath();
        file = Files.writeString(directory.resolve("a.txt"), "first");
    }

    @Test
    void aFileThatWasNotWrittenSinceIsNotRead() throws IOException {
        remember(file);

        assertThat(list(false)).containsExactly(REMEMBERED);
        assertThat(list(false)).as("after a listing that changed nothing").containsExactly(REMEMBERED);
        assertThat(list(true)).as("a full run").containsExactly(hash("first"));
        assertThat(list(false)).as("after a full run, which forgets").containsExactly(hash("first"));
    }

    @Test
    void anEditOfTheSameLengthIsFoundWhenItsTimeIsSetBack() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        remember(file);

        Files.writeString(file, "again");
        Files.setLastModifiedTime(file, before);

        assertThat(list(false)).containsExactly(hash("again"));
    }

    @Test
    void aFileThatReplacesAnotherIsRead() throws IOException {
        remember(file);
        Path other = Files.writeString(directory.resolve("b.txt"), "other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(list(false)).containsExactly(hash("other"));
    }

    /** Written, listed and written again in one tick, the file has the same stamp; that it is young tells. */
    @Test
    void anEditInTheSameTickIsFound() throws IOException {
        for (int i = 0; i < 200; i++) {
            String text = "%05d".formatted(i);
            Files.writeString(file, text);
            assertThat(list(false)).containsExactly(hash(text));
        }
        Stamp young = stamp(file);
        assertThat(young.isSettled(System.currentTimeMillis())).isFalse();
        assertThat(young.isSettled(System.currentTimeMillis() + FileStamps.SETTLED.toMillis() + 1)).isTrue();
    }

    @Test
    void damagedStampsAreAsNone() throws IOException {
        remember(file);
        Path kept = kept();
        byte[] bytes = Files.readAllBytes(kept);

        for (int cut = 0; cut < bytes.length; cut += 5) {
            Files.write(kept, Arrays.copyOf(bytes, cut));
            assertThat(list(false)).as("cut off after %s bytes", cut).containsExactly(hash("first"));
        }
        for (int at = 0; at < bytes.length; at += 3) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x41;
            Files.write(kept, damaged);
            assertThat(list(false)).as("byte %s is another", at).containsExactly(hash("first"));
        }
        Files.write(kept, bytes);
        assertThat(list(false)).as("undamaged").containsExactly(REMEMBERED);
    }

    @Test
    void stampsOfDirectoriesThatAreNotListedAnyMoreAreRemoved() throws IOException {
        remember(file);
        Path old = Files.writeString(kept().resolveSibling("old"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(31L * 24 * 60 * 60)));

        list(true);

        assertThat(old).doesNotExist();
        assertThat(kept()).exists();
    }

    /** Keeps a hash of the file as if it had been read a minute from now, and returns after a tick of the clock. */
    private void remember(Path remembered) throws IOException {
        Path probe = home.resolve("probe");
        do {
            Files.writeString(probe, "");
        } while (stamp(probe).changed() == stamp(remembered).changed());
        FileStamps stamps = FileStamps.none(home, directory);
        stamps.put(directory.relativize(remembered).toString(), stamp(remembered), REMEMBERED,
                System.currentTimeMillis() + 60_000);
        stamps.save();
    }

    private static Stamp stamp(Path of) {
        return Objects.requireNonNull(Stamp.of(of));
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("stamps"))) {
            return files.filter(each -> !each.endsWith("old")).findFirst().orElseThrow();
        }
    }

    private List<String> list(boolean rereads) throws IOException {
        List<String> hashes = new ArrayList<>();
        try (WorkingTree tree = new WorkingTree(directory, home, null)) {
            tree.list(rereads, entry -> hashes.add(entry.blobHash()));
        }
        return hashes;
    }

    private static String hash(String text) {
        return BlobHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
