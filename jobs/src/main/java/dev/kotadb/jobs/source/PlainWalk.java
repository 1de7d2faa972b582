package dev.kotadb.jobs.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
    private record Rules(IgnoreNode node, int from, @Nullable Rules above) {
        /** Whether a file or folder is ignored whose parent is not: the innermost rules that know it decide. */
        boolean ignore(String path, boolean isDirectory) {
            Boolean ignored = node.checkIgnored(path.substring(from), isDirectory);
            return ignored != null ? ignored : above != null && above.ignore(path, isDirectory);
        }
    }

    void walk(Path root) throws IOException {
        walk(root.toFile(), names(root.toFile()), "", null);
    }

    private void walk(File folder, List<String> names, String prefix, @Nullable Rules above) throws IOException {
        Rules rules = names.contains(Constants.DOT_GIT_IGNORE) ? rules(folder, prefix, above) : above;
        for (String name : names) {
            if (!name.equals(Constants.DOT_GIT)) {
                entry(new File(folder, name), prefix + name, rules);
            }
        }
    }

    private void entry(File file, String path, @Nullable Rules rules) throws IOException {
        FileStamps.Stamp stamp = null;
        boolean isDirectory = false;
        try {
            stamp = FileStamps.Stamp.of(file.toPath());
            isDirectory = stamp == null && Files.isDirectory(file.toPath(), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // Its name cannot be written in this locale's encoding; whoever reads it will be told.
        }
        if (rules != null && rules.ignore(path, isDirectory)) {
            return;
        }
        if (!isDirectory) {
            visitor.file(path, stamp);
            return;
        }
        List<String> names = names(file);
        if (names.contains(Constants.DOT_GIT)) {
            visitor.repository(path);
        } else {
            walk(file, names, path + "/", rules);
        }
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
