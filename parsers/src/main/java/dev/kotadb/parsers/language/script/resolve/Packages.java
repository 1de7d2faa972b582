package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds modules through the repository's package.json files: by package names, {@code imports} and {@code exports}. */
final class Packages {
    /** A package's name, as npm allows it, and a path in it. */
    private static final java.util.regex.Pattern PACKAGE =
            java.util.regex.Pattern.compile("(@[a-z0-9~_-][\\w.~-]*/)?[A-Za-z0-9_-][\\w.~-]*(/[\\w.~@+/-]+)?");

    private static final List<String> SOURCE_FOLDERS = List.of("src", "lib");

    private final TrackedIndex index;
    private final SourcePaths paths;

    Packages(TrackedIndex index, SourcePaths paths) {
        this.index = index;
        this.paths = paths;
    }

    static String key(String name) {
        return "package:" + name;
    }

    /** The package of a module: its first name, or its first two if it has a scope such as {@code @angular/core}. */
    static String packageOf(String module) {
        int slash = module.indexOf('/');
        if (module.startsWith("@") && slash > 0) {
            slash = module.indexOf('/', slash + 1);
        }
        return slash < 0 ? module : module.substring(0, slash);
    }

    /** A module of a package, or of Node.js, that is not in the repository. */
    static Meaning outside(String module) {
        String inNode = module.startsWith("node:") ? module.substring("node:".length()) : module;
        if (!inNode.equals(module) || BuiltIns.isNodeModule(module)) {
            return Meaning.Outside.path(new ExternalSymbol(Scheme.NODE, null, "node:" + inNode));
        }
        return PACKAGE.matcher(module).matches() && !BuiltIns.isFolder(packageOf(module))
                ? Meaning.Outside.path(new ExternalSymbol(Scheme.NPM, packageOf(module), module))
                : Meaning.OUTSIDE;
    }

    /** Whether the module's package is in the repository. */
    boolean has(String module) {
        return index.exists(key(packageOf(module)));
    }

    /** The file of a module that belongs to a package of the repository. */
    Optional<FileView> find(String module) {
        String name = packageOf(module);
        for (FileView view : index.find(key(name))) {
            Optional<FileView> found = inside(view, module.substring(name.length()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The file of a module whose name starts with {@code #}, by the nearest package.json. */
    Optional<FileView> internal(String folder, String module) {
        for (String at : Paths.upwards(folder)) {
            Optional<FileView> view = paths.at(Paths.below(at, "package.json"));
            if (view.isPresent()) {
                return mapped(view.get(), "imports", module);
            }
        }
        return Optional.empty();
    }

    /** {@code rest} is empty for the package itself, or starts with a slash. */
    private Optional<FileView> inside(FileView view, String rest) {
        Settings settings = Settings.of(index.settings(view));
        String folder = Paths.folder(view.path());
        if (settings.has("exports")) {
            Optional<FileView> found = mapped(view, "exports", "." + rest);
            if (found.isPresent()) {
                return found;
            }
        }
        if (rest.isEmpty()) {
            return paths.folder(folder).or(() -> inSources(folder, "/index"));
        }
        return paths.find(Paths.below(folder, rest.substring(1))).or(() -> inSources(folder, rest));
    }

    /** Looks in the source folders, since built files are rarely committed. */
    private Optional<FileView> inSources(String folder, String rest) {
        for (String sources : SOURCE_FOLDERS) {
            Optional<FileView> found = paths.find(Paths.below(folder, sources + rest));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FileView> mapped(FileView view, String map, String module) {
        Settings settings = Settings.of(index.settings(view));
        String folder = Paths.folder(view.path());
        for (Entry entry : entries(settings, map, module)) {
            String path = Paths.join(folder, Pattern.fill(entry.pattern(), entry.target(), module));
            if (!entry.target().startsWith(".") || path == null) {
                continue;
            }
            Optional<FileView> found = paths.find(path).or(() -> source(folder, path));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The source of a built file: {@code dist/x.js} from {@code src/x.ts}. */
    private Optional<FileView> source(String folder, String built) {
        String relative = folder.isEmpty() ? built : built.substring(folder.length() + 1);
        int slash = relative.indexOf('/');
        String name = slash < 0 ? relative : relative.substring(slash);
        return inSources(folder, name.startsWith("/") ? name : "/" + name);
    }

    private record Entry(String pattern, String target) {}

    /** The matching entries. Conditions are not part of a pattern: {@code ./sub/import/types} belongs to {@code ./sub}. */
    private static List<Entry> entries(Settings settings, String map, String module) {
        Set<String> names = settings.names(map);
        List<Entry> entries = new ArrayList<>();
        if (module.equals(".") && !settings.get(map).isEmpty()) {
            entries.add(new Entry(".", settings.get(map)));
        }
        for (String name : names) {
            String pattern = withoutConditions(name);
            if (Pattern.of(pattern.isEmpty() ? "." : pattern).match(module).isPresent()) {
                for (String target : settings.all(map + "/" + name)) {
                    entries.add(new Entry(pattern.isEmpty() ? "." : pattern, target));
                }
            }
        }
        entries.sort((one, other) -> Integer.compare(
                Pattern.of(other.pattern()).before().length(), Pattern.of(one.pattern()).before().length()));
        return entries;
    }

    private static final Set<String> CONDITIONS = Set.of(
            "types", "import", "require", "default", "node", "browser", "module", "source", "development",
            "production", "bun", "deno", "worker", "workerd", "edge-light", "react-native", "react-server",
            "module-sync", "node-addons");

    private static String withoutConditions(String name) {
        String pattern = name;
        while (true) {
            int slash = pattern.lastIndexOf('/');
            if (!CONDITIONS.contains(pattern.substring(slash + 1))) {
                return pattern;
            }
            pattern = slash < 0 ? "" : pattern.substring(0, slash);
        }
    }
}
