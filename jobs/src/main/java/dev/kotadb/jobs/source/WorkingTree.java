package dev.kotadb.jobs.source;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a directory as they lie there, less those that git ignores. What git tracks is listed although a rule
 * ignores it. A directory without git has its {@code .gitignore} files honoured as well. Links are never followed.
 */
public final class WorkingTree implements SourceTree {
    private static final Logger LOG = LoggerFactory.getLogger(WorkingTree.class);
    private static final int NOTHING = Integer.MAX_VALUE;
    private static final String NO_HASH = ObjectId.zeroId().name();

    private final Path root;
    private final Path home;
    private final @Nullable Repository repository;
    private final String prefix;

    /**
     * @param root the directory to list
     * @param home the folder below which the stamps of its files are kept
     * @param repository the git repository that it lies in, if any; closed with this
     */
    WorkingTree(Path root, Path home, @Nullable Repository repository) {
        this.root = root;
        this.home = home;
        this.repository = repository;
        this.prefix = repository == null ? "" : prefix(repository.getWorkTree().toPath(), root);
    }

    private static String prefix(Path workTree, Path root) {
        String relative = workTree.relativize(root).toString();
        return relative.isEmpty() ? "" : relative.replace('\\', '/') + "/";
    }

    @Override
    public @Nullable String commit() {
        try {
            ObjectId head = repository == null ? null : repository.resolve(Constants.HEAD);
            return head == null ? null : head.name();
        } catch (IOException e) {
            throw new SourceException("cannot read HEAD of " + root + ": " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String defaultBranch() {
        return repository == null ? null : DefaultBranch.of(repository);
    }

    @Override
    public void list(boolean rereads, Consumer<SourceEntry> entries) throws IOException {
        FileStamps stamps = rereads ? FileStamps.none(home, root) : FileStamps.of(home, root);
        if (repository == null) {
            listPlain(stamps, entries);
        } else {
            listGit(repository, stamps, entries);
        }
        save(stamps);
    }

    private void listPlain(FileStamps stamps, Consumer<SourceEntry> entries) throws IOException {
        new PlainWalk(new PlainWalk.Visitor() {
            @Override
            public void file(String path, FileStamps.@Nullable Stamp stamp) {
                entries.accept(entry(path, stamp, stamps));
            }

            @Override
            public void repository(String path) {
                entries.accept(submodule(path));
            }
        }).walk(root);
    }

    private void listGit(Repository git, FileStamps stamps, Consumer<SourceEntry> entries) throws IOException {
        try (TreeWalk walk = gitWalk(git)) {
            int ignored = NOTHING; // depth of the ignored directory that the walk is in, for what is tracked there
            while (walk.next()) {
                WorkingTreeIterator file = walk.getTree(0, WorkingTreeIterator.class);
                if (file == null) {
                    continue; // tracked, but deleted here
                }
                if (walk.getDepth() <= ignored) {
                    ignored = NOTHING;
                }
                boolean isTracked = walk.getTree(1, AbstractTreeIterator.class) != null; // for a directory: anything below it
                if (isTracked && !walk.isSubtree()) {
                    entries.accept(entry(walk, stamps)); // asking the rules takes longer than all else
                    continue;
                }
                boolean isIgnored = walk.getDepth() > ignored || file.isEntryIgnored();
                if (isIgnored && !isTracked) {
                    continue;
                }
                if (walk.isSubtree()) {
                    ignored = isIgnored ? Math.min(ignored, walk.getDepth()) : ignored;
                    walk.enterSubtree();
                } else {
                    entries.accept(entry(walk, stamps));
                }
            }
        }
    }

    private void save(FileStamps stamps) {
        try {
            stamps.save();
        } catch (IOException e) {
            LOG.warn("the next run will read all files of {} again: cannot keep their stamps: {}", root, e.toString());
        }
    }

    private TreeWalk gitWalk(Repository git) throws IOException {
        TreeWalk walk = new NameConflictTreeWalk(git);
        FileTreeIterator files = new FileTreeIterator(git);
        files.setWalkIgnoredDirectories(true); // some of what lies in them may be tracked
        walk.addTree(files);
        walk.addTree(new DirCacheIterator(git.readDirCache()));
        if (!prefix.isEmpty()) {
            walk.setFilter(PathFilter.create(prefix.substring(0, prefix.length() - 1)));
        }
        return walk;
    }

    private SourceEntry entry(TreeWalk walk, FileStamps stamps) {
        String path = walk.getPathString().substring(prefix.length());
        if (FileMode.GITLINK.equals(walk.getFileMode(0))) {
            return submodule(path);
        }
        FileStamps.Stamp stamp = null;
        try {
            stamp = FileStamps.Stamp.of(root.resolve(path));
        } catch (InvalidPathException e) {
            // As if it were unreadable, see below.
        }
        return entry(path, stamp, stamps);
    }

    private static SourceEntry submodule(String path) {
        return new SourceEntry(path, SourceEntry.Mode.SUBMODULE, NO_HASH, 0);
    }

    private SourceEntry entry(String path, FileStamps.@Nullable Stamp stamp, FileStamps stamps) {
        try {
            Path file = root.resolve(path);
            long now = System.currentTimeMillis();
            String known = stamp == null ? null : stamps.hash(path, stamp);
            if (stamp != null && known != null) {
                return new SourceEntry(path, SourceEntry.Mode.FILE, known, stamp.size());
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                byte[] target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
                return new SourceEntry(path, SourceEntry.Mode.LINK, BlobHash.of(target), target.length);
            }
            if (attributes.isRegularFile()) {
                String hash = BlobHash.of(file, attributes.size());
                if (stamp != null && stamp.size() == attributes.size()) {
                    stamps.put(path, stamp, hash, now);
                }
                return new SourceEntry(path, SourceEntry.Mode.FILE, hash, attributes.size());
            }
        } catch (IOException | InvalidPathException e) {
            // Unreadable or gone: reading it again in the parse step tells why, and records it as the file's outcome.
            return new SourceEntry(path, SourceEntry.Mode.FILE, NO_HASH, 0);
        }
        return new SourceEntry(path, SourceEntry.Mode.OTHER, NO_HASH, 0);
    }

    @Override
    public byte[] read(String path, String blobHash) throws IOException {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (InvalidPathException e) {
            throw new IOException("its name cannot be written in this locale's encoding", e);
        }
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
    }
}
