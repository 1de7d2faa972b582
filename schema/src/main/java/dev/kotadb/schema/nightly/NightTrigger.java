package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;

/** What began a nightly run. */
public enum NightTrigger implements SqlNamed {
    SCHEDULE,
    /** A person, or a scheduler outside of the program. */
    REQUEST
}
