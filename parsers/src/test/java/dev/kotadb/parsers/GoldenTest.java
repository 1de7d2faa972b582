package dev.kotadb.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file of {@code src/test/fixtures/LANGUAGE} is parsed and held against {@code src/test/goldens/LANGUAGE}, the same
 * file annotated with what was read of it. {@code -Dgolden.update=true} writes the goldens anew and deletes those
 * without a fixture; read the difference before you commit it.
 */
final class GoldenTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Set<String> HASH_COMMENTS = Set.of("python");

    private static Parsers parsers;

    @BeforeAll
    static void openParsers() {
        parsers = Parsers.open(ParserLimits.DEFAULT);
    }

    @AfterAll
    static void closeParsers() {
        parsers.close();
    }

    @TestFactory
    Stream<DynamicTest> readsEachFixtureAsItsGoldenSays() {
        return filesBelow(FIXTURES).stream().map(path -> dynamicTest(path.toString(), () -> check(path)));
    }

    @TestFactory
    Stream<DynamicTest> hasFixturesInEachLanguageFolder() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            List<Path> languages = folders.sorted().toList();
            assertThat(languages).as("languages below " + FIXTURES).isNotEmpty();
            return languages.stream().map(folder -> dynamicTest(folder.getFileName().toString(),
                    () -> assertThat(filesBelow(folder)).as("fixtures in " + folder).isNotEmpty()));
        }
    }

    @Test
    void hasNoGoldenWithoutAFixture() throws IOException {
        List<Path> stale = filesBelow(GOLDENS).stream().filter(p -> !Files.exists(FIXTURES.resolve(p))).toList();
        if (UPDATE) {
            for (Path path : stale) {
                Files.delete(GOLDENS.resolve(path));
            }
        } else {
            assertThat(stale).as("goldens without a fixture; -Dgolden.update=true deletes them").isEmpty();
        }
    }

    private static void check(Path path) throws IOException {
        String language = path.getName(0).toString();
        SourceFile file = new SourceFile(language, Files.readString(FIXTURES.resolve(path)));
        String actual = AnnotatedSource.render(file, parsers.parse(file), HASH_COMMENTS.contains(language) ? "#" : "//");
        Path golden = GOLDENS.resolve(path);
        if (UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, actual);
        } else {
            assertThat(golden).as("no golden yet; -Dgolden.update=true writes it").exists();
            assertThat(actual).as("facts of " + path).isEqualTo(Files.readString(golden));
        }
    }

    private static List<Path> filesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files below " + folder, e);
        }
    }
}
