package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.List;

/** Finds the repository's members of a name, for receivers of unknown type. */
public final class Guesses {
    private static final int SHORTEST = 4;
    /** If more files than this declare the name, nothing is guessed. */
    private static final int MOST_FILES = 10;

    private final TrackedIndex index;
    private final String family;

    public Guesses(TrackedIndex index, String family) {
        this.index = index;
        this.family = family;
    }

    /** The key of the files that declare a member of this name, per family of languages. */
    public static String key(String family, String name) {
        return "name:" + family + ":" + name;
    }

    /** Whether a declaration can be guessed by its name: members only, and no short names. */
    public static boolean isGuessable(SymbolKind kind, String name) {
        return name.length() >= SHORTEST && (kind == SymbolKind.METHOD || kind == SymbolKind.PROPERTY);
    }

    Meaning of(Use use) {
        if (use.name().length() < SHORTEST) {
            return Meaning.UNKNOWN;
        }
        List<FileView> views = index.find(key(family, use.name()));
        if (views.isEmpty() || views.size() > MOST_FILES) {
            return Meaning.UNKNOWN;
        }
        List<Meaning.Named> fitting = new ArrayList<>();
        for (FileView view : views) {
            for (Declared declared : index.named(view, use.name())) {
                if (fits(declared, use)) {
                    fitting.add(new Meaning.Named(declared));
                }
            }
        }
        boolean weak = fitting.size() == 1 && fitting.getFirst().symbol().isOfShape(); // others may have the name, and no declaration
        return fitting.isEmpty() || weak ? Meaning.UNKNOWN : new Meaning.Guessed(fitting);
    }

    private static boolean fits(Declared declared, Use use) {
        SymbolKind kind = declared.symbol().kind();
        return isGuessable(kind, use.name())
                && (use.type() != ReferenceType.CALL || kind == SymbolKind.METHOD);
    }
}
