package dev.kotadb.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotadb.parsers.source.ParserLimits;
import dev.kotadb.parsers.source.SourceFile;
import java.io.IOException;
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
 * file annotated with what was read of it. {@link Goldens} says how to update them.
 */
final class GoldenTest {
    static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Path GOLDENS = Path.of("src/test/goldens");
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
        return Goldens.filesBelow(FIXTURES).stream()
                .map(path -> dynamicTest(
                        path.toString(), () -> Goldens.check(GOLDENS.resolve(path), facts(parsers, path))));
    }

    @TestFactory
    Stream<DynamicTest> hasFixturesInEachLanguageFolder() {
        List<String> languages = Goldens.namesIn(FIXTURES);
        assertThat(languages).as("languages below " + FIXTURES).isNotEmpty();
        return languages.stream().map(language -> dynamicTest(language,
                () -> assertThat(Goldens.filesBelow(FIXTURES.resolve(language))).as("fixtures").isNotEmpty()));
    }

    @Test
    void hasNoGoldenWithoutAFixture() throws IOException {
        Goldens.checkStale(Goldens.filesBelow(GOLDENS).stream()
                .filter(path -> !Files.exists(FIXTURES.resolve(path)))
                .map(GOLDENS::resolve)
                .toList());
    }

    /** A fixture annotated with its facts. */
    static String facts(Parsers parsers, Path fixture) throws IOException {
        String language = fixture.getName(0).toString();
        SourceFile file = new SourceFile(language, Files.readString(FIXTURES.resolve(fixture)));
        return AnnotatedSource.render(file, parsers.parse(file), HASH_COMMENTS.contains(language) ? "#" : "//");
    }
}
