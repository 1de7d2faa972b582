package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Declarations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of the repository as others see it. Reuse instances if possible: what resolution derives
 * from a file is computed once per instance. Safe for use by several threads.
 */
public final class DeclaredFile {
    private final String path;
    private final String language;
    private final Declarations declarations;
    private volatile @Nullable FileView view;

    public DeclaredFile(String path, String language, Declarations declarations) {
        this.path = path;
        this.language = language;
        this.declarations = declarations;
    }

    public String path() {
        return path;
    }

    public String language() {
        return language;
    }

    public Declarations declarations() {
        return declarations;
    }

    FileView view() {
        FileView known = view;
        if (known == null) {
            // If two threads derive it at once, the results are equal.
            known = new FileView(path, language, declarations);
            view = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeclaredFile that
                && path.equals(that.path)
                && language.equals(that.language)
                && declarations.equals(that.declarations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, language, declarations);
    }

    @Override
    public String toString() {
        return "DeclaredFile[" + path + ", " + language + "]";
    }
}
