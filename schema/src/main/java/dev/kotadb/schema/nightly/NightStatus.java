package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;

/** The status of a {@code nightly_runs} row. */
public enum NightStatus implements SqlNamed {
    PROCESSING,
    /** It came to its end; some repositories may have failed. */
    COMPLETED,
    /** The run itself failed, died or took too long. */
    FAILED,
    STOPPED
}
