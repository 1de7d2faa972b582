package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps module names by the {@code paths} and {@code baseUrl} of the nearest tsconfig.json or jsconfig.json. */
final class Projects {
    private static final String PATHS = "compilerOptions/paths";
    private static final String BASE = "compilerOptions/baseUrl";
    private static final String OWN_FOLDER = "${configDir}";
    private static final int LONGEST_CHAIN = 10;

    private final TrackedIndex index;
    private final SourcePaths paths;

    Projects(TrackedIndex index, SourcePaths paths) {
        this.index = index;
        this.paths = paths;
    }

    /** The paths that a bare module name may stand for in files of this folder, most likely first. */
    List<String> candidates(String folder, String module) {
        List<String> candidates = new ArrayList<>();
        Optional<FileView> config = nearest(folder);
        if (config.isEmpty()) {
            return candidates;
        }
        FileView mapping = inherited(config.get(), PATHS);
        FileView based = inherited(config.get(), BASE);
        String own = Paths.folder(config.get().path());
        String base = based == null ? null : path(own, Paths.folder(based.path()), settings(based).get(BASE));
        if (mapping != null) {
            String from = base == null ? Paths.folder(mapping.path()) : base;
            Settings settings = settings(mapping);
            for (String pattern : Pattern.fitting(settings.names(PATHS), module)) {
                for (String target : settings.all(PATHS + "/" + pattern)) {
                    add(candidates, path(own, from, Pattern.fill(pattern, target, module)));
                }
            }
        }
        if (base != null) {
            add(candidates, Paths.join(base, module));
        }
        return candidates;
    }

    /** Whether {@code paths} of a configuration say where the module is, so that it is no package. */
    boolean renames(String folder, String module) {
        FileView mapping = nearest(folder).map(config -> inherited(config, PATHS)).orElse(null);
        return mapping != null && !Pattern.fitting(settings(mapping).names(PATHS), module).isEmpty();
    }

    /** A path of a configuration in {@code folder}; {@code own} is the folder of the one that inherits it. */
    private static @Nullable String path(String own, String folder, String written) {
        return written.startsWith(OWN_FOLDER)
                ? Paths.join(own, "./" + written.substring(OWN_FOLDER.length()))
                : Paths.join(folder, written);
    }

    private static void add(List<String> candidates, @Nullable String path) {
        if (path != null) {
            candidates.add(path);
        }
    }

    private Optional<FileView> nearest(String folder) {
        for (String at : Paths.upwards(folder)) {
            Optional<FileView> config = paths.at(Paths.below(at, "tsconfig.json"))
                    .or(() -> paths.at(Paths.below(at, "jsconfig.json")));
            if (config.isPresent()) {
                return config;
            }
        }
        return Optional.empty();
    }

    /** The configuration that has the key: this one, one it extends, or one it references. Null if none has. */
    private @Nullable FileView inherited(FileView config, String key) {
        FileView found = extended(config, key, 0);
        if (found != null) {
            return found;
        }
        for (String reference : settings(config).all("references")) {
            FileView referred = other(config, reference).or(() -> other(config, reference + "/tsconfig.json")).orElse(null);
            found = referred == null ? null : extended(referred, key, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable FileView extended(FileView config, String key, int depth) {
        Settings settings = settings(config);
        if (settings.has(key)) {
            return config;
        }
        List<String> parents = depth == LONGEST_CHAIN ? List.of() : settings.all("extends").reversed();
        for (String parent : parents) {
            FileView found = other(config, parent)
                    .or(() -> other(config, parent + ".json"))
                    .map(one -> extended(one, key, depth + 1))
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Optional<FileView> other(FileView config, String relative) {
        if (!relative.startsWith(".")) {
            return ofPackage(relative);
        }
        String path = Paths.join(Paths.folder(config.path()), relative);
        return path == null ? Optional.empty() : paths.at(path).filter(one -> one.language().equals("tsconfig"));
    }

    /** A configuration in a package of the repository: {@code @scope/name}, {@code @scope/name/base.json}. */
    private Optional<FileView> ofPackage(String module) {
        String name = Packages.packageOf(module);
        String inside = module.length() > name.length() ? module.substring(name.length() + 1) : "tsconfig.json";
        return index.find(Packages.key(name)).stream()
                .flatMap(one -> paths.at(Paths.below(Paths.folder(one.path()), inside)).stream())
                .filter(one -> one.language().equals("tsconfig"))
                .findFirst();
    }

    private Settings settings(FileView config) {
        return Settings.of(index.settings(config));
    }
}
