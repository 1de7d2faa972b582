package dev.kotadb.schema.nightly;

import dev.kotadb.schema.index.SqlNamed;

/** How a nightly run ended for a repository. */
public enum RepositoryResult implements SqlNamed {
    /** Its job failed, or somebody stopped it. */
    FAILED,
    /** It could not be asked. */
    UNREACHABLE,
    /** It was not asked, because its host had refused or not answered. */
    PAUSED,
    /** Its job waits or is worked on. */
    OPEN,
    /** Its job is completed, or found nothing to do. */
    INDEXED,
    /** It did not have to be indexed. */
    UNCHANGED
}
