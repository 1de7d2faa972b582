package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

/** The outcome of a file in a run. */
public enum FileOutcome implements SqlNamed {
    INDEXED,
    /** The file has syntax errors or exceeds a limit; what could be read is indexed. */
    PARTIAL,
    /** The file is not parsed, with a reason; its path is indexed, and its text if it has one. */
    SKIPPED,
    FAILED
}
