package dev.kotadb.jobs.serve.answers;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes paths of the server from messages of jobs. URLs and paths in a repository, which are relative, stay. */
public final class HiddenPaths {
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w:/.~-])(?:/[^\\s/:;,'\"()]+)+/?");

    private HiddenPaths() {}

    public static @Nullable String in(@Nullable String message) {
        return message == null ? null : ABSOLUTE.matcher(message).replaceAll("(path)");
    }
}
