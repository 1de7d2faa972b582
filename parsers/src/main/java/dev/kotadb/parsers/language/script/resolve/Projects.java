package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.Unit;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps module names by the {@code paths} and {@code baseUrl} of the nearest tsconfig.json or jsconfig.json. */
final class Projects {
    private static final String PATHS = "compilerOptions/paths";
    private static final String BASE = "compilerOptions/baseUrl";
    private static final int LONGEST_CHAIN = 10;

    private final TrackedIndex index;
    private final SourcePaths paths;

    Projects(TrackedIndex index, SourcePaths paths) {
        this.index = index;
        this.paths = paths;
    }

    /** The paths that a bare module name may mean in files of this folder, most likely first. */
    List<String> candidates(String folder, String module) {
        List<String> candidates = new ArrayList<>();
        Optional<Unit> config = nearest(folder);
        if (config.isEmpty()) {
            return candidates;
        }
        Unit mapping = inherited(config.get(), PATHS);
        Unit based = inherited(config.get(), BASE);
        String base = based == null
                ? null
                : Paths.join(Paths.folder(based.path()), settings(based).get(BASE));
        if (mapping != null) {
            String from = base == null ? Paths.folder(mapping.path()) : base;
            Settings settings = settings(mapping);
            for (String pattern : Pattern.fitting(settings.names(PATHS), module)) {
                for (String target : settings.all(PATHS + "/" + pattern)) {
                    add(candidates, from, Pattern.fill(pattern, target, module));
                }
            }
        }
        if (base != null) {
            add(candidates, base, module);
        }
        return candidates;
    }

    private static void add(List<String> candidates, String folder, String relative) {
        String path = Paths.join(folder, relative);
        if (path != null) {
            candidates.add(path);
        }
    }

    private Optional<Unit> nearest(String folder) {
        for (String at : Paths.upwards(folder)) {
            Optional<Unit> config = paths.at(Paths.below(at, "tsconfig.json"))
                    .or(() -> paths.at(Paths.below(at, "jsconfig.json")));
            if (config.isPresent()) {
                return config;
            }
        }
        return Optional.empty();
    }

    /** The configuration that says {@code key}: this one, one it extends, or one it refers to. */
    private @Nullable Unit inherited(Unit config, String key) {
        Unit found = extended(config, key, 0);
        if (found != null) {
            return found;
        }
        for (String reference : settings(config).all("references")) {
            Unit referred = other(config, reference).or(() -> other(config, reference + "/tsconfig.json")).orElse(null);
            found = referred == null ? null : extended(referred, key, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Unit extended(Unit config, String key, int depth) {
        Settings settings = settings(config);
        if (settings.has(key)) {
            return config;
        }
        List<String> parents = depth == LONGEST_CHAIN ? List.of() : settings.all("extends").reversed();
        for (String parent : parents) {
            Unit found = other(config, parent)
                    .or(() -> other(config, parent + ".json"))
                    .map(one -> extended(one, key, depth + 1))
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Optional<Unit> other(Unit config, String relative) {
        String path = relative.startsWith(".") ? Paths.join(Paths.folder(config.path()), relative) : null;
        return path == null ? Optional.empty() : paths.at(path).filter(one -> one.language().equals("tsconfig"));
    }

    private Settings settings(Unit config) {
        return Settings.of(index.settings(config));
    }
}
