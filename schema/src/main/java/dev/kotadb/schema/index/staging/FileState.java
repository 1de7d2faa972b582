package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

/** The progress of a planned file. */
public enum FileState implements SqlNamed {
    /** Waits for the parse step. */
    PENDING,
    /** Waits for the resolve step. */
    PARSED,
    /** Waits for the publication, unless it is unchanged. */
    DONE,
    PUBLISHED
}
