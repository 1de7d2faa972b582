package dev.kotadb.jobs.questions;

/** Whose view of the index is asked for. */
public sealed interface Viewer {
    /** Sees every repository. */
    record Owner() implements Viewer {}

    /**
     * Sees what the row level security policies let the user see.
     *
     * @param name an e-mail address or id of {@code auth.users}
     */
    record User(String name) implements Viewer {}
}
