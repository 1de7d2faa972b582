package dev.kotadb.parsers.source;

import static java.util.Objects.requireNonNull;

/**
 * The text of one file and the language to read it in. It has no path, since facts depend on content alone.
 *
 * @param language the id of a language, such as {@code java} or {@code tsx}
 * @param text the decoded text, without a byte order mark
 */
public record SourceFile(String language, String text) {
    public SourceFile {
        requireNonNull(language);
        requireNonNull(text);
    }
}
