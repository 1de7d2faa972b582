package dev.kotadb.jobs.source;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Finds out which branch is a repository's default. */
final class DefaultBranch {
    private static final String ORIGIN = Constants.R_REMOTES + Constants.DEFAULT_REMOTE_NAME + "/";

    private DefaultBranch() {}

    /** The branch that is HEAD at the clone's origin, or in a bare repository; null if there is none. */
    static @Nullable String of(Repository repository) {
        try {
            String ofOrigin = target(repository, ORIGIN + Constants.HEAD, ORIGIN);
            return ofOrigin == null && repository.isBare()
                    ? target(repository, Constants.HEAD, Constants.R_HEADS)
                    : ofOrigin;
        } catch (IOException e) {
            throw new SourceException("cannot read the branches of " + repository.getDirectory() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String target(Repository repository, String name, String prefix) throws IOException {
        Ref ref = repository.exactRef(name);
        return ref != null && ref.isSymbolic() && ref.getObjectId() != null && ref.getTarget().getName().startsWith(prefix)
                ? ref.getTarget().getName().substring(prefix.length())
                : null;
    }
}
