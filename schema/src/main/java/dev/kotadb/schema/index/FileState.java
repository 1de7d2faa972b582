package dev.kotadb.schema.index;

/** How far a run is with a file of its plan. */
public enum FileState implements SqlNamed {
    /** Waits for the parse step. */
    PENDING,
    /** Waits for the resolve step. */
    PARSED,
    /** Waits for the publication, if it changed. */
    DONE,
    PUBLISHED
}
