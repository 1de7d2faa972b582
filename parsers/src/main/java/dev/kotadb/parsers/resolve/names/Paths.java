package dev.kotadb.parsers.resolve.names;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic on repository paths: parts joined by {@code /}, the repository's root is the empty path. */
public final class Paths {
    private Paths() {}

    /** The folder that holds the path; empty at the top. */
    public static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Joins the folder with a relative path and resolves dots; null if the result is outside the repository. */
    public static @Nullable String join(String folder, String relative) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + relative).split("/", -1)) {
            switch (part) {
                case "", "." -> { }
                case ".." -> {
                    if (parts.pollLast() == null) {
                        return null;
                    }
                }
                case String name -> parts.addLast(name);
            }
        }
        return String.join("/", parts);
    }

    /** A path below the folder, which may be the root. */
    public static String below(String folder, String relative) {
        return folder.isEmpty() ? relative : folder + "/" + relative;
    }

    /** The folder and its parents, innermost first. */
    public static List<String> upwards(String folder) {
        List<String> folders = new ArrayList<>();
        for (String at = folder; ; at = folder(at)) {
            folders.add(at);
            if (at.isEmpty()) {
                return folders;
            }
        }
    }
}
