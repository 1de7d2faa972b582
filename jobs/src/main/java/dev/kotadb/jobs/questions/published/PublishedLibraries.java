package dev.kotadb.jobs.questions.published;

import dev.kotadb.jobs.index.LibraryFolders;
import dev.kotadb.parsers.language.java.JavaLibraries;
import dev.kotadb.parsers.manifest.JavaModules;
import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.schema.query.FactsQueries;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jars on this machine of the libraries that a published repository's manifests name. The manifests are read when it is first asked
 * for a file. For one thread.
 */
final class PublishedLibraries implements AutoCloseable {
    private static final int MOST_NAMES = 5;

    private final FactsQueries queries;
    private final UUID repository;
    private final String setting;
    private @Nullable JavaLibraries found;
    private List<Path> folders = List.of();

    /** @param setting folders of libraries, if the run that made the index was not told which */
    PublishedLibraries(FactsQueries queries, UUID repository, String setting) {
        this.queries = queries;
        this.repository = repository;
        this.setting = setting;
    }

    /** What a file can use. */
    Libraries of(String path) {
        return libraries().of(path);
    }

    private JavaLibraries libraries() {
        if (found == null) {
            folders = LibraryFolders.of(queries.requestedLibraries(repository).orElse(null), setting);
            JavaModules modules = new JavaModules();
            if (!folders.isEmpty()) {
                queries.texts(repository, JavaModules.PATHS).forEach(modules::add);
            }
            found = new JavaLibraries(modules, new LocalRepository(folders));
        }
        return found;
    }

    /** Says which libraries of a file have no jar here; null if the answer did not need any, or if each has one. */
    @Nullable String missing(String path) {
        List<Artifact> missing = found == null ? List.of() : found.missing(path);
        if (missing.isEmpty()) {
            return null;
        }
        String names = missing.stream().limit(MOST_NAMES).map(each -> each.name() + " " + each.version()).collect(Collectors.joining(", "));
        return names + (missing.size() > MOST_NAMES ? " and " + (missing.size() - MOST_NAMES) + " more" : "") + " have none in " + places();
    }

    /** Says that a library's jar is no longer where the run had found it; null if it is there. */
    @Nullable String gone(String path, String library, String version) {
        return found != null && found.missing(path).stream().anyMatch(each -> each.name().equals(library) && each.version().equals(version))
                ? "the run that made the index read it, but it is not in " + places()
                : null;
    }

    private String places() {
        return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        if (found != null) {
            found.close();
        }
    }
}
