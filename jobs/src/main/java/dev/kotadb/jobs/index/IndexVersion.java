package dev.kotadb.jobs.index;

import dev.kotadb.parsers.Languages;

/** Which rules an index was made by: what another version made is made anew. */
public final class IndexVersion {
    /**
     * Raise it with whatever changes rows although facts and references are the same:
     *
     * <ul>
     *   <li>1: the first
     * </ul>
     */
    private static final int ROWS = 1;

    public static final int CURRENT = 31 * Languages.version() + ROWS;

    private IndexVersion() {}
}
