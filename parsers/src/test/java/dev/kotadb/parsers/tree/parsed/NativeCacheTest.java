package dev.kotadb.parsers.tree.parsed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeCacheTest {
    private static final byte[] CONTENT = "library".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void unpacksOnceForEachContent() throws IOException {
        Path first = NativeCache.unpack("core.so", CONTENT, List.of(folder));
        assertThat(first).hasBinaryContent(CONTENT);
        assertThat(NativeCache.unpack("core.so", CONTENT, List.of(folder))).isEqualTo(first);
        Path other = NativeCache.unpack("core.so", new byte[] {1}, List.of(folder));
        assertThat(other.getParent()).isNotEqualTo(first.getParent());
        try (Stream<Path> files = Files.list(first.getParent())) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void replacesAFileThatWasDamaged() throws IOException {
        Path file = NativeCache.unpack("core.so", CONTENT, List.of(folder));
        Files.writeString(file, "damaged");
        assertThat(NativeCache.unpack("core.so", CONTENT, List.of(folder))).isEqualTo(file).hasBinaryContent(CONTENT);
    }

    @Test
    void fallsBackToTheNextFolder() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "no folder");
        Path file = NativeCache.unpack("core.so", CONTENT, List.of(taken, folder.resolve("free")));
        assertThat(file).startsWith(folder.resolve("free"));
    }

    @Test
    void saysWhatToDoWhenNoFolderCanBeWritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "no folder");
        assertThatThrownBy(() -> NativeCache.unpack("core.so", CONTENT, List.of(taken)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot unpack core.so")
                .hasMessageContaining("KOTA_HOME");
    }
}
