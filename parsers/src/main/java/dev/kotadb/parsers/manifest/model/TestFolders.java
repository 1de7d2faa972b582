package dev.kotadb.parsers.manifest.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Recognizes folders whose projects are there for tests or as examples. */
final class TestFolders {
    private static final Set<String> NAMES = Set.of(
            "test", "tests", "__tests__", "testdata", "test-data", "testfixtures", "fixture", "fixtures", "__fixtures__",
            "golden", "goldens", "spec", "specs", "e2e", "example", "examples", "sample", "samples", "demo", "demos", "playground");

    private TestFolders() {}

    /** Whether any folder of the path is one. {@code src/it} has the test projects of Maven's plugins. */
    static boolean contain(String path) {
        String[] parts = path.split("/");
        return Arrays.stream(parts, 0, parts.length - 1).anyMatch(part -> NAMES.contains(part.toLowerCase(Locale.ROOT)))
                || ("/" + path).contains("/src/it/");
    }
}
