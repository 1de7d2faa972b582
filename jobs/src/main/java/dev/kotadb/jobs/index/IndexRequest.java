package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param location a directory or a git URL
 * @param name the repository's name, {@code owner/repo}; null for the one that follows from the location
 * @param ref a branch, tag or commit; null for a directory's working tree or a remote's default branch
 * @param full whether everything is read and parsed anew, whatever is known of it
 * @param acceptLoss whether an index is published that has far less than the one before
 * @param retryPoison whether contents are parsed that were set aside because processes died while parsing them
 * @param libraries folders of libraries, joined by the system's separator of paths; null for those of the settings
 * @param fetchLibraries whether libraries that the manifests name and that are in none of these folders are downloaded
 */
public record IndexRequest(
        String location,
        @Nullable String name,
        @Nullable String ref,
        boolean full,
        boolean acceptLoss,
        boolean retryPoison,
        @Nullable String libraries,
        boolean fetchLibraries) {
    public IndexRequest(String location, @Nullable String name, @Nullable String ref, boolean full) {
        this(location, name, ref, full, false, false, null, false);
    }

    /** What is recorded: another process, in another directory, can use it. Never a password. */
    public IndexRequest recorded() {
        return new IndexRequest(SourceLocation.parse(location).text(), name, ref, full, acceptLoss, retryPoison,
                libraries == null ? null : LibraryFolders.absolute(libraries), fetchLibraries);
    }
}
