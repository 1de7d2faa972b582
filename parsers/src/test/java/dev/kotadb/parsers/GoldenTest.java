package dev.kotadb.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotadb.parsers.golden.Fixture;
import dev.kotadb.parsers.golden.FixtureReader;
import dev.kotadb.parsers.golden.GoldenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The fixtures that the program ships, each held against its golden. {@code -Dgolden.update=true} writes the goldens anew and
 * deletes stale ones; read the difference before you commit. {@code kota validate-parsers} does the same.
 */
final class GoldenTest {
    static final boolean UPDATE = Boolean.getBoolean("golden.update");
    static final Path FOLDER = Path.of("src/main/resources/dev/kotadb/parsers/golden");

    private static FixtureReader reader;

    @BeforeAll
    static void openParsers() {
        reader = new FixtureReader();
    }

    @AfterAll
    static void closeParsers() {
        reader.close();
    }

    @TestFactory
    Stream<DynamicTest> readsEachFixtureAsItsGoldenSays() {
        return GoldenFolder.of(FOLDER).fixtures().stream().map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Fixture fixture) throws IOException {
        String actual = reader.read(fixture);
        if (UPDATE) {
            Files.createDirectories(fixture.golden().getParent());
            Files.writeString(fixture.golden(), actual);
        } else {
            assertThat(fixture.golden()).as("no golden yet; -Dgolden.update=true writes it").exists();
            assertThat(actual).as("compared with " + fixture.golden()).isEqualTo(Files.readString(fixture.golden()));
        }
    }

    @Test
    void hasFixturesInEachLanguage() {
        Set<String> languages = GoldenFolder.of(FOLDER).sources().stream()
                .map(FixtureReader::language)
                .collect(Collectors.toSet());
        assertThat(languages).containsAll(Languages.ids());
    }

    @Test
    void hasNoGoldenWithoutAFixture() throws IOException {
        GoldenFolder folder = GoldenFolder.of(FOLDER);
        if (UPDATE) {
            for (Path golden : folder.staleGoldens()) {
                Files.delete(golden);
            }
        } else {
            assertThat(folder.staleGoldens()).as("goldens without a fixture; -Dgolden.update=true deletes them").isEmpty();
        }
    }
}
