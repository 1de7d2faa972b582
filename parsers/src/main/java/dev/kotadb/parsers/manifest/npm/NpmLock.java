package dev.kotadb.parsers.manifest.npm;

import org.jspecify.annotations.Nullable;

/** The versions that a lock file gives to direct dependencies. */
interface NpmLock {
    /**
     * The version of a dependency.
     *
     * @param folder of the {@code package.json}, relative to the lock file's; empty for the same
     * @return null if the file does not say
     */
    @Nullable String version(String folder, NpmProject.Entry entry);

    /** How many entries it keeps. */
    int size();
}
