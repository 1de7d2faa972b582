package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Parsers;

/** Which rules an index was made by: what another version made is made anew. */
public final class IndexVersion {
    /**
     * Raise it with whatever changes rows although the facts are the same:
     *
     * <ul>
     *   <li>1: the first
     * </ul>
     */
    private static final int RULES = 1;

    /** The JDK's own signatures settle references too, so another JDK is another version. */
    public static final int CURRENT = (Parsers.version() * 1000 + RULES) * 1000 + Runtime.version().feature();

    private IndexVersion() {}
}
