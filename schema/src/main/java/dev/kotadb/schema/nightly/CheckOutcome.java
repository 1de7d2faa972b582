package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;

/** What a nightly run found about a repository. */
public enum CheckOutcome implements SqlNamed {
    UNCHANGED,
    /** A job was put into the queue. */
    SELECTED,
    UNREACHABLE,
    /** It was not asked, because its host had refused or not answered. */
    PAUSED
}
