package dev.kotadb.jobs.serve.mcp;

import java.util.regex.Pattern;

/** Tells tests by their paths, as the languages' tools do. */
final class TestFiles {
    private static final Pattern TEST = Pattern.compile("(^|/)(tests?|__tests__|specs?)/|(^|/)test_[^/]*$|[._-](test|spec)\\.[^/]*$"
            + "|_test\\.[^/]*$|(^|/)[^/]*(Tests?|IT|TestCase)\\.(java|kt)$");

    private TestFiles() {}

    static boolean isTest(String path) {
        return TEST.matcher(path).find();
    }
}
