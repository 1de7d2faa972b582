package dev.kotadb.schema.index.job;

import dev.kotadb.schema.index.SqlNamed;

/** The status of an {@code index_jobs} row. */
public enum IndexJobStatus implements SqlNamed {
    /** Waits for a worker. */
    PENDING,
    PROCESSING,
    /** The new index is published. */
    COMPLETED,
    FAILED,
    /** There was nothing to do. */
    SKIPPED,
    /** A person asked it to stop; it can be resumed. */
    STOPPED;

    /** Whether the run is over and cannot be resumed. */
    public boolean isFinal() {
        return this == COMPLETED || this == SKIPPED;
    }
}
