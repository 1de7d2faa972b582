package dev.kotadb.parsers.golden;

import java.nio.file.Path;

/**
 * Sources, and the golden: the text that the parsers should produce for them.
 *
 * @param name unique in its folder, such as {@code fixtures/java/Enums.java}
 * @param source a file or, for references, a folder
 * @param golden the file with the expected result; it may not exist yet
 */
public record Fixture(Kind kind, String name, Path source, Path golden) {
    /** What a golden holds. */
    public enum Kind {
        /** The outcome, symbols, imports and uses of one file. */
        FACTS,
        /** What each reference in a folder of files means. */
        REFERENCES
    }
}
