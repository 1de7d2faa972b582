package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the module that an import names, as bundlers and the TypeScript compiler do. */
final class Modules {
    private final SourcePaths paths;
    private final Projects projects;
    private final Packages packages;
    private final Map<String, Meaning> known = new HashMap<>();

    Modules(TrackedIndex index) {
        paths = new SourcePaths(index);
        projects = new Projects(index, paths);
        packages = new Packages(index, paths);
    }

    /** Returns a {@link Meaning.Module}, a {@link Meaning.Outside}, or unknown if a path leads to no file. */
    Meaning find(FileView from, String module) {
        String folder = Paths.folder(from.path());
        return known.computeIfAbsent(folder + "\n" + module, key -> search(folder, module));
    }

    private Meaning search(String folder, String module) {
        if (module.startsWith(".")) {
            String path = Paths.join(folder, module);
            if (path == null) {
                return Meaning.UNKNOWN;
            }
            boolean isFolder = module.endsWith("/") || module.endsWith(".");
            return of(isFolder ? paths.folder(path) : paths.find(path), Meaning.UNKNOWN);
        }
        if (module.startsWith("/") || module.isEmpty()) {
            return Meaning.UNKNOWN;
        }
        if (module.startsWith("#")) {
            return of(packages.internal(folder, module), mapped(folder, module, Meaning.UNKNOWN));
        }
        if (module.startsWith("node:") || module.contains("://")) {
            return Packages.outside(module);
        }
        return mapped(folder, module, projects.renames(folder, module) ? Meaning.OUTSIDE : Packages.outside(module));
    }

    private Meaning mapped(String folder, String module, Meaning otherwise) {
        for (String path : projects.candidates(folder, module)) {
            Optional<FileView> found = paths.find(path);
            if (found.isPresent()) {
                return of(found, otherwise);
            }
        }
        return packages.has(module) ? of(packages.find(module), Meaning.UNKNOWN) : otherwise;
    }

    private static Meaning of(Optional<FileView> found, Meaning otherwise) {
        return found.isPresent() ? new Meaning.Module(List.of(found.get())) : otherwise;
    }
}
