package dev.kotadb.parsers.manifest.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders with libraries, each laid out as Maven's local repository or as Gradle's cache, or with jars directly in it. */
public final class LocalRepository {
    public static final LocalRepository NONE = new LocalRepository(List.of());

    private static final int LONGEST_POM = 4 << 20;

    /** Names come from the manifests of any repository, so they must not lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.+-]{1,200}");

    private final List<Path> folders;
    private final Remote remote;

    /** Gets files that are in none of the folders. */
    @FunctionalInterface
    public interface Remote {
        Remote NONE = (artifact, extension) -> Optional.empty();

        /** @param extension {@code jar} or {@code pom} */
        Optional<Path> get(Artifact artifact, String extension);
    }

    /** Nothing is downloaded. @param folders those that do not exist count as empty */
    public LocalRepository(List<Path> folders) {
        this(folders, Remote.NONE);
    }

    public LocalRepository(List<Path> folders, Remote remote) {
        this.folders = List.copyOf(folders);
        this.remote = remote;
    }

    public Optional<Path> jar(Artifact artifact) {
        return find(artifact, "jar");
    }

    /** The text of a library's pom; empty if there is none, or none that can be read. */
    public Optional<String> pom(Artifact artifact) {
        return find(artifact.pom(), "pom").flatMap(LocalRepository::text);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > LONGEST_POM
                    ? Optional.empty()
                    : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether there is no folder to look into. */
    public boolean isEmpty() {
        return folders.isEmpty();
    }

    private Optional<Path> find(Artifact artifact, String extension) {
        String classifier = artifact.classifier() == null ? "" : "-" + artifact.classifier();
        String name = artifact.artifactId() + "-" + artifact.version() + classifier + "." + extension;
        if (!isName(artifact.artifactId()) || !isName(artifact.version()) || !isName(name)
                || !Stream.of(artifact.groupId().split("\\.", -1)).allMatch(LocalRepository::isName)) {
            return Optional.empty();
        }
        for (Path folder : folders) {
            Path maven = folder.resolve(artifact.groupId().replace('.', '/')).resolve(artifact.artifactId())
                    .resolve(artifact.version()).resolve(name);
            if (Files.isRegularFile(maven)) {
                return Optional.of(maven);
            }
            Path flat = folder.resolve(name);
            if (Files.isRegularFile(flat)) {
                return Optional.of(flat);
            }
            Optional<Path> gradle = inGradlesCache(
                    folder.resolve(artifact.groupId()).resolve(artifact.artifactId()).resolve(artifact.version()), name);
            if (gradle.isPresent()) {
                return gradle;
            }
        }
        return remote.get(artifact, extension);
    }

    private static boolean isName(String part) {
        return NAME.matcher(part).matches();
    }

    /** Each file is in a folder that is named by its hash. */
    private static Optional<Path> inGradlesCache(Path version, String name) {
        if (!Files.isDirectory(version)) {
            return Optional.empty();
        }
        try (Stream<Path> hashes = Files.list(version)) {
            return hashes.map(each -> each.resolve(name)).filter(Files::isRegularFile).sorted().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
