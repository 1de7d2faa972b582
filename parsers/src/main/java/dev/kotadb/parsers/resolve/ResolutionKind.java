package dev.kotadb.parsers.resolve;

import java.util.Locale;

/** How certain a reference's target is. */
public enum ResolutionKind {
    /** Follows from the language's rules. */
    EXACT,
    /** Follows from an import; the imported declaration is not known. */
    IMPORT,
    /** The only declaration with the name; nothing proves it. */
    HEURISTIC,
    /** Several declarations match; they are kept as candidates. */
    AMBIGUOUS,
    /** Known to be declared outside the repository. */
    EXTERNAL,
    /** Nothing matches, or too little is known. */
    UNRESOLVED;

    /** The value that the database holds. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
