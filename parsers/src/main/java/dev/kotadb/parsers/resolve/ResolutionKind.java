package dev.kotadb.parsers.resolve;

import java.util.Locale;

/** How sure a reference's target is. */
public enum ResolutionKind {
    /** Follows from the language's rules. */
    EXACT,
    /** Follows from an import, without a look at what the imported thing is. */
    IMPORT,
    /** The only declaration that fits by name; nothing proves it. */
    HEURISTIC,
    /** Several declarations fit; they are kept as candidates, none is the target. */
    AMBIGUOUS,
    /** Known to be declared outside the repository. */
    EXTERNAL,
    /** Nothing fits, or too little is known. */
    UNRESOLVED;

    /** The value that the database holds. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
