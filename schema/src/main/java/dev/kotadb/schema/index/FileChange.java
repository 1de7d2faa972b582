package dev.kotadb.schema.index;

/** What happened to a file since the repository was last indexed. */
public enum FileChange implements SqlNamed {
    ADDED,
    /** Its content changed, or the facts of its language have another version. */
    MODIFIED,
    DELETED,
    UNCHANGED,
    /** Its content is the same, but its references may have other targets. */
    TOUCHED
}
