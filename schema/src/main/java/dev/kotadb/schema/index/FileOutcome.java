package dev.kotadb.schema.index;

/** What became of a file. */
public enum FileOutcome implements SqlNamed {
    INDEXED,
    /** Read with syntax errors: what could be read is indexed. */
    PARTIAL,
    /** Left out on purpose: only its path is indexed, and its text if it has one. */
    SKIPPED,
    FAILED
}
