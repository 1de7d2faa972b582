package dev.kotadb.jobs.index;

import dev.kotadb.jobs.source.SourceTree;
import dev.kotadb.parsers.language.java.JavaLibraries;
import dev.kotadb.parsers.manifest.JavaModules;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a repository that tell which libraries it uses. */
public final class LibraryManifests {
    private final SortedMap<String, String> hashes = new TreeMap<>();

    /** Takes note of a file if it is one of these. */
    public void note(String path, String blobHash) {
        if (JavaModules.isManifest(path)) {
            hashes.put(path, blobHash);
        }
    }

    /** Reads them, and finds the libraries. The caller closes the result. */
    public JavaLibraries libraries(SourceTree source, LocalRepository local) {
        JavaModules modules = new JavaModules();
        (local.isEmpty() ? Map.<String, String>of() : hashes).forEach((path, hash) -> {
            try {
                modules.add(path, new String(source.read(path, hash), StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The outcome of the file says so.
            }
        });
        return new JavaLibraries(modules, local);
    }
}
