package dev.kotadb.jobs.index;

import dev.kotadb.parsers.manifest.format.XmlElement;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            return List.of(
                    localRepository(mavenSettings("")).orElse(home.resolve(".m2/repository")),
                    home.resolve(".gradle/caches/modules-2/files-2.1"));
        }
        return folders.equals(NONE) ? List.of() : each(folders).map(Path::of).toList();
    }

    /** Maven's settings. @param setting empty for those in the home directory */
    public static Path mavenSettings(String setting) {
        return setting.isBlank() ? Path.of(System.getProperty("user.home", ""), ".m2/settings.xml") : Path.of(setting);
    }

    /** The local repository that Maven's settings name; empty if they name none, or are not there. */
    private static Optional<Path> localRepository(Path settings) {
        if (!Files.isRegularFile(settings)) {
            return Optional.empty();
        }
        try {
            String named = XmlElement.read(Files.readString(settings)).text("localRepository");
            return Optional.ofNullable(named)
                    .map(folder -> folder.replace("${user.home}", System.getProperty("user.home", "")).strip())
                    .filter(folder -> !folder.isEmpty() && !folder.contains("${"))
                    .map(Path::of);
        } catch (IOException | UnreadableManifestException e) {
            return Optional.empty();
        }
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
