package dev.kotadb.jobs.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * Walks a directory without git, less what its {@code .gitignore} files ignore. Links are not followed.
 *
 * <p>JGit's own walk asks for each file each of its parent folders, whether they have rules or not, and the file system twice.
 */
final class PlainWalk {
    private final Visitor visitor;

    PlainWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Who is told what is found, with paths from where the walk began. */
    interface Visitor {
        /** @param stamp null if it is no regular file, and where the file system has no stamps */
        void file(String path, FileStamps.@Nullable Stamp stamp);

        /** A directory that is a git repository of its own; it is not entered. */
        void repository(String path);
    }

    /** The rules of a folder, and of those above it that have any. @param from where paths begin that are relative to the folder */
    private record Rules(IgnoreNode node, int from, @Nullable Rules above) {}

    /** A folder that is being walked. @param left the names in it that are still to come */
    private record Folder(File file, Iterator<String> left, String prefix, @Nullable Rules rules) {}

    void walk(Path root) throws IOException {
        // Not by recursion: folders can be nested thousands deep.
        Deque<Folder> open = new ArrayDeque<>();
        open.push(folder(root.toFile(), names(root.toFile()), "", null));
        while (!open.isEmpty()) {
            Folder in = open.element();
            if (!in.left().hasNext()) {
                open.pop();
                continue;
            }
            String name = in.left().next();
            Folder below = name.equals(Constants.DOT_GIT) ? null : entry(new File(in.file(), name), in.prefix() + name, in.rules());
            if (below != null) {
                open.push(below);
            }
        }
    }

    private static Folder folder(File file, List<String> names, String prefix, @Nullable Rules above) throws IOException {
        Rules rules = names.contains(Constants.DOT_GIT_IGNORE) ? rules(file, prefix, above) : above;
        return new Folder(file, names.iterator(), prefix, rules);
    }

    /** @return the folder to walk, if it is one */
    private @Nullable Folder entry(File file, String path, @Nullable Rules rules) throws IOException {
        FileStamps.Stamp stamp = null;
        boolean isDirectory = false;
        try {
            stamp = FileStamps.Stamp.of(file.toPath());
            isDirectory = stamp == null && Files.isDirectory(file.toPath(), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // Its name cannot be written in this locale's encoding; whoever reads it will be told.
        }
        if (isIgnored(path, isDirectory, rules)) {
            return null;
        }
        if (!isDirectory) {
            visitor.file(path, stamp);
            return null;
        }
        List<String> names = names(file);
        if (names.contains(Constants.DOT_GIT)) {
            visitor.repository(path);
            return null;
        }
        return folder(file, names, path + "/", rules);
    }

    /** Whether a file or folder is ignored whose parent is not: the innermost rules that know it decide. */
    private static boolean isIgnored(String path, boolean isDirectory, @Nullable Rules rules) {
        for (Rules each = rules; each != null; each = each.above()) {
            Boolean ignored = each.node().checkIgnored(path.substring(each.from()), isDirectory);
            if (ignored != null) {
                return ignored;
            }
        }
        return false;
    }

    /** Those of a folder; none if it cannot be read. */
    private static List<String> names(File folder) {
        String[] names = folder.list();
        return names == null ? List.of() : List.of(names);
    }

    private static @Nullable Rules rules(File folder, String prefix, @Nullable Rules above) throws IOException {
        Path file = folder.toPath().resolve(Constants.DOT_GIT_IGNORE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            return above;
        }
        IgnoreNode node = new IgnoreNode();
        try (InputStream in = Files.newInputStream(file)) {
            node.parse(in);
        }
        return node.getRules().isEmpty() ? above : new Rules(node, prefix.length(), above);
    }
}
