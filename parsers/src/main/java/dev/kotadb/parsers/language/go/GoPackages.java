package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the folder of an import path, through the repository's go.mod files. */
final class GoPackages {
    private final TrackedIndex index;
    private final Map<String, Optional<String>> known = new HashMap<>();

    GoPackages(TrackedIndex index) {
        this.index = index;
    }

    /** Returns the package as a {@link Meaning.Module}, or a {@link Meaning.Outside} if it is not in the repository. */
    Meaning find(FileView from, String importPath) {
        Optional<String> folder = folder(Paths.folder(from.path()), importPath);
        if (folder.isEmpty()) {
            return importPath.equals("C")
                    ? Meaning.OUTSIDE
                    : Meaning.Outside.path(new ExternalSymbol(Scheme.GO, importPath, importPath));
        }
        List<FileView> files = new ArrayList<>();
        for (FileView view : index.find(GoKeys.folder(folder.get()))) {
            if (isImportable(view)) {
                files.add(view);
            }
        }
        return files.isEmpty() ? Meaning.UNKNOWN : new Meaning.Module(files);
    }

    /** Test files cannot be imported. */
    static boolean isImportable(FileView view) {
        return !view.path().endsWith("_test.go");
    }

    /** The import that has this name in a file; null if there is none. */
    @Nullable Import named(FileView view, String name) {
        for (Import one : index.importsAs(view, name)) {
            return one;
        }
        for (Import one : index.importsAs(view, "")) {
            if (!one.name().equals("*") && name.equals(packageName(view, one.module()))) {
                return one;
            }
        }
        return view == index.self() ? renamed(view, name) : null;
    }

    /** An import whose package has another name than its path suggests. */
    private @Nullable Import renamed(FileView view, String name) {
        for (String alias : List.of("go-" + name, name + "-go", "go." + name, name + ".go", name + ".v1", name + ".v2", name + ".v3")) {
            for (Import one : index.importsAs(view, alias)) {
                return one;
            }
        }
        return null;
    }

    private String packageName(FileView from, String importPath) {
        return find(from, importPath) instanceof Meaning.Module(List<FileView> files)
                ? files.getFirst().packageName()
                : lastName(importPath);
    }

    /** The likely name of a package: the end of its path, without a version and a {@code go} prefix or suffix. */
    static String lastName(String importPath) {
        String path = importPath.replaceFirst("/v\\d+$", "").replaceFirst("\\.v\\d+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.replaceFirst("^go[-.]", "").replaceFirst("[-.]go$", "").replace("-", "");
    }

    private Optional<String> folder(String from, String importPath) {
        return known.computeIfAbsent(from + "\n" + importPath, key -> search(from, importPath));
    }

    private Optional<String> search(String from, String importPath) {
        FileView module = nearest(from);
        if (module != null) {
            Optional<String> inside = inside(module, importPath);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return GoBuiltIns.isStandard(importPath) ? Optional.empty() : elsewhere(from, importPath);
    }

    private @Nullable FileView nearest(String folder) {
        for (String at : Paths.upwards(folder)) {
            List<FileView> found = index.find("path:" + Paths.below(at, "go.mod"));
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    private Optional<String> inside(FileView module, String importPath) {
        Map<String, String> settings = index.settings(module);
        String root = Paths.folder(module.path());
        Optional<String> own = below(root, settings.getOrDefault("module", ""), importPath);
        if (own.isPresent()) {
            return own;
        }
        String vendored = Paths.below(root, "vendor/" + importPath);
        if (index.exists(GoKeys.folder(vendored))) {
            return Optional.of(vendored);
        }
        for (String path = importPath; !path.isEmpty(); path = Paths.folder(path)) {
            String replacement = settings.getOrDefault("replace/" + path, "");
            String folder = replacement.startsWith(".") ? Paths.join(root, replacement) : null;
            if (folder != null) {
                return below(folder, path, importPath);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> below(String root, String module, String importPath) {
        if (module.isEmpty()) {
            return Optional.empty();
        } else if (importPath.equals(module)) {
            return Optional.of(root);
        }
        return importPath.startsWith(module + "/")
                ? Optional.of(Paths.below(root, importPath.substring(module.length() + 1)))
                : Optional.empty();
    }

    /** Looks in other modules of the repository, and in folders that are named like the import path. */
    private Optional<String> elsewhere(String from, String importPath) {
        for (String path = importPath; !path.isEmpty(); path = Paths.folder(path)) {
            List<FileView> modules = index.find(GoKeys.module(path));
            if (!modules.isEmpty()) {
                return below(Paths.folder(modules.getFirst().path()), path, importPath);
            }
        }
        for (String at : Paths.upwards(from)) {
            String folder = Paths.below(at, importPath);
            if (index.exists(GoKeys.folder(folder))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
