package dev.kotadb.schema.index.staging;

import dev.kotadb.schema.index.SqlNamed;

/** How a file has changed since the repository was last indexed. */
public enum FileChange implements SqlNamed {
    ADDED,
    /** Its content or the facts version of its language has changed. */
    MODIFIED,
    DELETED,
    UNCHANGED,
    /** Its content is the same, but its references may have other targets. */
    TOUCHED
}
