package dev.kotadb.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Expected results kept in files. {@code -Dgolden.update=true} writes them anew; read the difference before you commit. */
final class Goldens {
    static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Goldens() {}

    static void check(Path golden, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        } else {
            assertThat(golden).as("no golden yet; -Dgolden.update=true writes it").exists();
            assertThat(actual).as("compared with " + golden).isEqualTo(Files.readString(golden));
        }
    }

    /** With {@code -Dgolden.update=true} the goldens are deleted. */
    static void checkStale(List<Path> goldens) throws IOException {
        if (UPDATE) {
            for (Path golden : goldens) {
                Files.delete(golden);
            }
        } else {
            assertThat(goldens).as("goldens without a fixture; -Dgolden.update=true deletes them").isEmpty();
        }
    }

    /** Paths of the files below the folder, relative to it and sorted. */
    static List<Path> filesBelow(Path folder) {
        return list(folder, Integer.MAX_VALUE).stream().filter(p -> Files.isRegularFile(folder.resolve(p))).toList();
    }

    /** Names of what is directly in the folder, sorted. */
    static List<String> namesIn(Path folder) {
        return list(folder, 1).stream().map(Path::toString).filter(name -> !name.isEmpty()).toList();
    }

    private static List<Path> list(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.map(folder::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files below " + folder, e);
        }
    }
}
