package dev.kotadb.parsers;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.resolve.names.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each repository {@code src/test/repositories/LANGUAGE} is parsed and resolved, and its references are held against
 * {@code src/test/resolutions/LANGUAGE.txt}. {@link Goldens} says how to update them.
 */
final class ResolutionGoldenTest {
    static final Path REPOSITORIES = Path.of("src/test/repositories");
    private static final Path RESOLUTIONS = Path.of("src/test/resolutions");

    @TestFactory
    Stream<DynamicTest> resolvesEachRepositoryAsItsGoldenSays() {
        List<String> languages = Goldens.namesIn(REPOSITORIES);
        assertThat(languages).as("languages below " + REPOSITORIES).isNotEmpty();
        return languages.stream().map(language -> dynamicTest(
                language, () -> Goldens.check(RESOLUTIONS.resolve(language + ".txt"), references(language))));
    }

    @Test
    void hasNoGoldenWithoutARepository() throws IOException {
        List<String> languages = Goldens.namesIn(REPOSITORIES);
        Goldens.checkStale(Goldens.filesBelow(RESOLUTIONS).stream()
                .filter(path -> !languages.contains(path.toString().replace(".txt", "")))
                .map(RESOLUTIONS::resolve)
                .toList());
    }

    /** A repository's files by their paths. */
    static Map<String, String> texts(String language) throws IOException {
        Path root = REPOSITORIES.resolve(language);
        Map<String, String> texts = new TreeMap<>();
        for (Path path : Goldens.filesBelow(root)) {
            texts.put(path.toString(), readString(root.resolve(path)));
        }
        return texts;
    }

    /** The references of each of a repository's files, in the order of the source. */
    static String references(String language) throws IOException {
        SourceTree tree = SourceTree.of(texts(language));
        StringBuilder text = new StringBuilder();
        for (String path : tree.paths()) {
            text.append(path).append('\n');
            for (ResolvedReference one : tree.resolve(path).references()) {
                text.append("  %d:%d %s %s -> %s%s%n".formatted(
                        one.line(), one.column(), one.type().sqlName(), one.name(), SourceTree.text(one), through(one)));
            }
        }
        return text.toString();
    }

    /** The file that a reference leads to, if another one declares the target. */
    private static String through(ResolvedReference one) {
        Target target = one.target();
        return target == null || target.path().equals(one.targetPath()) ? "" : " through " + one.targetPath();
    }
}
