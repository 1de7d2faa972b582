package dev.kotadb.jobs.source;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of a repository at one moment. Reading is safe for several threads. */
public sealed interface SourceTree extends AutoCloseable permits WorkingTree, CommitTree {
    /** The commit that the files are of, or that they were edited from; null before the first commit or without git. */
    @Nullable String commit();

    /** The repository's default branch; null if git does not say. */
    @Nullable String defaultBranch();

    /**
     * Hands over each path once, in no particular order.
     *
     * @param rereads whether to read files, too, that have not been written since they were listed last
     */
    void list(boolean rereads, Consumer<SourceEntry> entries) throws IOException;

    /**
     * The content of a listed file, as it is now.
     *
     * @throws IOException if it cannot be read; it may be gone since it was listed
     */
    byte[] read(String path, String blobHash) throws IOException;

    @Override
    void close();
}
