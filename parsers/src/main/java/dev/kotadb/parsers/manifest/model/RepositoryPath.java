package dev.kotadb.parsers.manifest.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths in a repository, with slashes; the root folder is the empty path. */
public final class RepositoryPath {
    private RepositoryPath() {}

    public static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static String join(String folder, String name) {
        return folder.isEmpty() ? name : name.isEmpty() ? folder : folder + "/" + name;
    }

    /** The folder and those around it, the nearest first. */
    public static List<String> upwards(String folder) {
        List<String> folders = new ArrayList<>();
        String at = folder;
        while (!at.isEmpty()) {
            folders.add(at);
            at = folder(at);
        }
        folders.add("");
        return folders;
    }

    /** A path relative to a folder. @return null if it leaves the repository */
    public static @Nullable String resolve(String folder, String relative) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : join(folder, relative.replace('\\', '/')).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
