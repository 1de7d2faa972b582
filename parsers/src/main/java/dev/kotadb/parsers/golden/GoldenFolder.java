package dev.kotadb.parsers.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with fixtures and their goldens. The golden of a file {@code fixtures/PATH} is {@code goldens/PATH}, that of a
 * folder {@code repositories/NAME} is {@code resolutions/NAME.txt}.
 */
public final class GoldenFolder {
    private static final String FIXTURES = "fixtures";
    private static final String GOLDENS = "goldens";
    private static final String REPOSITORIES = "repositories";
    private static final String RESOLUTIONS = "resolutions";
    private static final String RESOLUTION_ENDING = ".txt";

    private final List<Fixture> fixtures;
    private final List<Path> sources;
    private final List<Path> staleGoldens;

    private GoldenFolder(List<Fixture> fixtures, List<Path> sources, List<Path> staleGoldens) {
        this.fixtures = List.copyOf(fixtures);
        this.sources = List.copyOf(sources);
        this.staleGoldens = List.copyOf(staleGoldens);
    }

    /** @throws InvalidFixturesException if the folder has no fixtures */
    public static GoldenFolder of(Path root) {
        List<Fixture> fixtures = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        Path files = root.resolve(FIXTURES);
        for (Path path : filesBelow(files)) {
            fixtures.add(new Fixture(Fixture.Kind.FACTS, FIXTURES + "/" + slashed(path), files.resolve(path),
                    root.resolve(GOLDENS).resolve(path)));
            sources.add(files.resolve(path));
        }
        Path repositories = root.resolve(REPOSITORIES);
        for (Path repository : foldersIn(repositories)) {
            List<Path> members = filesBelow(repository);
            if (members.isEmpty()) {
                throw new InvalidFixturesException(repository + " has no files. Delete it, or put sources into it.");
            }
            String name = String.valueOf(repository.getFileName());
            fixtures.add(new Fixture(Fixture.Kind.REFERENCES, REPOSITORIES + "/" + name, repository,
                    root.resolve(RESOLUTIONS).resolve(name + RESOLUTION_ENDING)));
            members.forEach(member -> sources.add(repository.resolve(member)));
        }
        if (fixtures.isEmpty()) {
            throw new InvalidFixturesException(root + " has no fixtures. Put files into " + files + " or folders of files into "
                    + repositories + ".");
        }
        return new GoldenFolder(fixtures, sources, stale(root, fixtures));
    }

    private static List<Path> stale(Path root, List<Fixture> fixtures) {
        Set<Path> needed = fixtures.stream().map(Fixture::golden).collect(Collectors.toSet());
        return Stream.of(GOLDENS, RESOLUTIONS)
                .map(root::resolve)
                .flatMap(folder -> filesBelow(folder).stream().map(folder::resolve))
                .filter(golden -> !needed.contains(golden))
                .toList();
    }

    /** Sorted by kind and name. */
    public List<Fixture> fixtures() {
        return fixtures;
    }

    /** All source files of all fixtures. */
    public List<Path> sources() {
        return sources;
    }

    /** Goldens whose fixtures no longer exist. */
    public List<Path> staleGoldens() {
        return staleGoldens;
    }

    /** Paths of the files below the folder, relative to it and sorted; none if there is no folder. */
    static List<Path> filesBelow(Path folder) {
        return list(folder, Integer.MAX_VALUE, Files::isRegularFile).map(folder::relativize).toList();
    }

    private static List<Path> foldersIn(Path folder) {
        return list(folder, 1, Files::isDirectory).filter(path -> !path.equals(folder)).toList();
    }

    private static Stream<Path> list(Path folder, int depth, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.filter(wanted).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files below " + folder, e);
        }
    }

    /** The path with {@code /} on every system. */
    static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
