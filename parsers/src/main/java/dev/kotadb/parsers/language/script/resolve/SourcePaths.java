package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the file for a path that lacks its extension, has a compiled file's extension, or names a folder. */
final class SourcePaths {
    private static final List<String> EXTENSIONS =
            List.of(".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json");
    private static final Map<String, List<String>> COMPILED_FROM = Map.of(
            ".js", List.of(".ts", ".tsx", ".d.ts"),
            ".jsx", List.of(".tsx", ".d.ts"),
            ".mjs", List.of(".mts", ".d.mts"),
            ".cjs", List.of(".cts", ".d.cts"));

    private final TrackedIndex index;
    private final Map<String, Optional<FileView>> known = new HashMap<>();

    SourcePaths(TrackedIndex index) {
        this.index = index;
    }

    /** The file at exactly this path. */
    Optional<FileView> at(String path) {
        return index.find("path:" + path).stream().findFirst();
    }

    /** The file for a path as imports write it. */
    Optional<FileView> find(String path) {
        Optional<FileView> found = known.get(path);
        if (found == null) {
            found = path.isEmpty() ? folder(path) : file(path).or(() -> folder(path));
            known.put(path, found);
        }
        return found;
    }

    /** The file for a folder: the one in its package.json, otherwise its index. */
    Optional<FileView> folder(String path) {
        return at(Paths.below(path, "package.json"))
                .flatMap(settings -> entry(path, index.settings(settings)))
                .or(() -> withExtension(Paths.below(path, "index")));
    }

    private Optional<FileView> entry(String folder, Map<String, String> settings) {
        for (String key : List.of("types", "typings", "module", "main")) {
            String entry = settings.get(key);
            String path = entry == null ? null : Paths.join(folder, entry);
            if (path != null && !path.isEmpty() && !path.equals(folder)) {
                Optional<FileView> found = file(path).or(() -> withExtension(Paths.below(path, "index")));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FileView> file(String path) {
        int dot = path.lastIndexOf('.');
        String extension = dot < 0 ? "" : path.substring(dot);
        for (String source : COMPILED_FROM.getOrDefault(extension, List.of())) {
            Optional<FileView> found = at(path.substring(0, dot) + source);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<FileView> exact = extension.isEmpty() ? Optional.empty() : at(path);
        return exact.or(() -> withExtension(path));
    }

    private Optional<FileView> withExtension(String path) {
        for (String extension : EXTENSIONS) {
            Optional<FileView> found = at(path + extension);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
