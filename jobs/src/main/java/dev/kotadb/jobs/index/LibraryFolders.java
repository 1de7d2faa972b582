package dev.kotadb.jobs.index;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders in which the jars of libraries are looked for. */
public final class LibraryFolders {
    private static final String NONE = "-";
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private LibraryFolders() {}

    /**
     * @param asked those of a request, joined by the system's separator of paths; {@code -} for none, null for those of the settings
     * @param setting the same; empty for Maven's and Gradle's folders in the home directory
     */
    public static List<Path> of(@Nullable String asked, String setting) {
        String folders = asked == null ? setting : asked;
        if (folders.isBlank()) {
            Path home = Path.of(System.getProperty("user.home", ""));
            return List.of(home.resolve(".m2/repository"), home.resolve(".gradle/caches/modules-2/files-2.1"));
        }
        return folders.equals(NONE) ? List.of() : each(folders).map(Path::of).toList();
    }

    /** The same folders for a process that works in another directory. */
    static String absolute(String folders) {
        return resolved(folders, folder -> Path.of(folder).toAbsolutePath().normalize().toString());
    }

    /** The same folders, each as another path. */
    public static String resolved(String folders, UnaryOperator<String> path) {
        return folders.equals(NONE) || folders.isBlank()
                ? folders
                : each(folders).map(path).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> each(String folders) {
        return SEPARATOR.splitAsStream(folders).filter(folder -> !folder.isBlank());
    }
}
