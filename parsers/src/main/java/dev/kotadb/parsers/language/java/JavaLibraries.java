package dev.kotadb.parsers.language.java;

import dev.kotadb.parsers.language.java.binary.ClassCache;
import dev.kotadb.parsers.language.java.binary.ClassPath;
import dev.kotadb.parsers.language.java.binary.Jar;
import dev.kotadb.parsers.manifest.JavaModules;
import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import dev.kotadb.parsers.resolve.Libraries;
import dev.kotadb.parsers.text.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jars on this machine of the libraries that a repository's modules use. Jars are opened when something in them is asked for.
 * Safe for use by several threads.
 */
public final class JavaLibraries implements AutoCloseable {
    private final Map<String, Module> byFolder = new HashMap<>();
    private final Map<Artifact, Optional<Path>> files = new HashMap<>();
    private final Map<Path, Jar> jars = new HashMap<>();
    private final ClassCache cache = new ClassCache();
    private final int version;

    /** @param missing the libraries without a jar on this machine */
    private record Module(ClassPath found, List<Artifact> missing) {
        static final Module NONE = new Module(new ClassPath(List.of()), List.of());
    }

    public JavaLibraries(JavaModules modules, LocalRepository local) {
        List<Object> state = new ArrayList<>();
        Map<Path, Long> stamps = new HashMap<>();
        modules.classPaths(local).forEach((folder, libraries) -> {
            List<Jar> found = new ArrayList<>();
            List<Artifact> missing = new ArrayList<>();
            for (Artifact library : libraries) {
                files.computeIfAbsent(library, local::jar).ifPresentOrElse(file -> {
                    found.add(jars.computeIfAbsent(file, _ -> new Jar(file, library.name(), library.version(), cache)));
                    state.add(library.name() + ":" + library.version());
                    state.add(stamps.computeIfAbsent(file, JarStamp::of));
                }, () -> missing.add(library));
            }
            if (!found.isEmpty()) {
                state.add(folder);
            }
            byFolder.put(folder, new Module(new ClassPath(found), List.copyOf(missing)));
        });
        this.version = state.isEmpty() ? 0 : Fingerprint.of(state);
    }

    /** What a file can use: the libraries of the module that is nearest above it. */
    public Libraries of(String path) {
        return module(path).found();
    }

    /** Of the libraries that a file can use, those whose jar is not on this machine. */
    public List<Artifact> missing(String path) {
        return module(path).missing();
    }

    private Module module(String path) {
        for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
            Module found = byFolder.get(folder);
            if (found != null) {
                return found;
            }
        }
        return Module.NONE;
    }

    /** A hash of everything that references of a language may be resolved to here; 0 if that is nothing. */
    public int version(String language) {
        return language.equals("java") ? version : 0;
    }

    @Override
    public void close() {
        jars.values().forEach(Jar::close);
    }
}
