package dev.kotadb.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** The files of one commit, read from the repository's objects. Closing it closes the repository. */
public final class CommitTree implements SourceTree {
    private final Repository repository;
    private final RevCommit commit;
    private final Closeable inUse;

    private CommitTree(Repository repository, RevCommit commit, Closeable inUse) {
        this.repository = repository;
        this.commit = commit;
        this.inUse = inUse;
    }

    /**
     * Opens a commit.
     *
     * @param ref a branch, a tag, a commit's id or any other name that git resolves to a commit
     * @param inUse closed with the files
     */
    static CommitTree open(Repository repository, String ref, String location, Closeable inUse) {
        try {
            ObjectId id = resolve(repository, ref);
            if (id == null) {
                throw new SourceException(noSuchRef(repository, ref, location));
            }
            try (RevWalk walk = new RevWalk(repository)) {
                return new CommitTree(repository, walk.parseCommit(id), inUse);
            }
        } catch (MissingObjectException e) {
            throw new SourceException("commit " + ref + " is not in " + location
                    + ": a shallow clone lacks older commits; fetch it (git fetch --unshallow) and run again", e);
        } catch (IOException e) {
            throw new SourceException("cannot read commit " + ref + " of " + location + ": " + e.getMessage(), e);
        }
    }

    private static ObjectId resolve(Repository repository, String ref) throws IOException {
        try {
            ObjectId id = repository.resolve(ref + "^{commit}");
            return id != null ? id : repository.resolve("refs/remotes/origin/" + ref + "^{commit}");
        } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
            throw new SourceException("'" + ref + "' names no commit: " + e.getMessage(), e);
        }
    }

    private static String noSuchRef(Repository repository, String ref, String location) throws IOException {
        if (repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS).isEmpty()) {
            return location + " has no commits yet: commit something, or index the directory without --ref";
        }
        return "no ref '" + ref + "' in " + location + ": name a branch, a tag or a commit (git branch -a lists them)";
    }

    @Override
    public String commit() {
        return commit.name();
    }

    @Override
    public @Nullable String defaultBranch() {
        return DefaultBranch.of(repository);
    }

    @Override
    public void list(boolean rereads, Consumer<SourceEntry> entries) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                FileMode mode = walk.getFileMode(0);
                ObjectId id = walk.getObjectId(0);
                if (FileMode.GITLINK.equals(mode)) {
                    entries.accept(new SourceEntry(walk.getPathString(), SourceEntry.Mode.SUBMODULE, id.name(), 0));
                } else {
                    SourceEntry.Mode kind =
                            FileMode.SYMLINK.equals(mode) ? SourceEntry.Mode.LINK : SourceEntry.Mode.FILE;
                    long size = walk.getObjectReader().getObjectSize(id, Constants.OBJ_BLOB);
                    entries.accept(new SourceEntry(walk.getPathString(), kind, id.name(), size));
                }
            }
        }
    }

    @Override
    public byte[] read(String path, String blobHash) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.open(ObjectId.fromString(blobHash), Constants.OBJ_BLOB).getBytes(Integer.MAX_VALUE);
        }
    }

    @Override
    public void close() {
        repository.close();
        try {
            inUse.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
