package dev.kotadb.parsers.manifest.gradle;

import dev.kotadb.parsers.manifest.gradle.BuildScript.Use;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gradle builds, as far as they are plain text. Their packages have Maven's names. */
public final class GradleManifests implements ManifestReader {
    private static final Set<String> SCRIPTS =
            Set.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");
    private static final String CATALOG = ".versions.toml";

    private final Map<String, BuildScript> scripts = new TreeMap<>();
    private final Map<String, VersionCatalog> catalogs = new TreeMap<>();
    private final Map<String, Map<String, String>> properties = new TreeMap<>();

    /** What is locked by its name without version, by the path of the lock file. */
    private final Map<String, Map<String, Locked>> locks = new TreeMap<>();

    /** @param version null if configurations have different ones */
    private record Locked(@Nullable String version, String configuration) {}

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.name(path);
        return SCRIPTS.contains(name) || name.endsWith(CATALOG) || name.equals("gradle.lockfile")
                || name.equals("gradle.properties");
    }

    @Override
    public int read(String path, String text) {
        String name = RepositoryPath.name(path);
        if (name.endsWith(CATALOG)) {
            VersionCatalog catalog = VersionCatalog.read(text);
            catalogs.put(path, catalog);
            return catalog.libraries().size();
        }
        if (SCRIPTS.contains(name)) {
            BuildScript script = BuildScript.read(text);
            scripts.put(path, script);
            return script.uses().size() + script.projects().size();
        }
        Map<String, String> lines = lines(text);
        if (name.equals("gradle.lockfile")) {
            locks.put(path, locked(lines));
        } else {
            properties.put(path, lines);
        }
        return lines.size();
    }

    private static Map<String, Locked> locked(Map<String, String> lines) {
        Map<String, Locked> locked = new LinkedHashMap<>();
        lines.forEach((coordinates, configurations) -> {
            int colon = coordinates.lastIndexOf(':');
            if (colon > 0) {
                locked.merge(
                        coordinates.substring(0, colon),
                        new Locked(coordinates.substring(colon + 1), configurations.split(",", 2)[0]),
                        (one, other) -> new Locked(null, one.configuration()));
            }
        });
        return locked;
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                lines.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        });
        return lines;
    }

    @Override
    public void collect(PackageCollector packages) {
        scripts.forEach((path, script) -> provide(path, script, packages));
        catalogs.forEach((path, catalog) -> catalog.libraries().values().forEach(library -> packages.uses(PackageUse.of(
                PackageType.MAVEN, library.name(), single(library.requested()), library.requested(), "catalog", path))));
        scripts.forEach((path, script) -> {
            Set<PackageUse> uses = new LinkedHashSet<>();
            script.uses().forEach(use -> use(path, use, uses));
            uses.forEach(packages::uses);
        });
        addLocked(packages);
    }

    /** The packages of a settings script; their group is often in another file. */
    private void provide(String path, BuildScript settings, PackageCollector packages) {
        String root = RepositoryPath.folder(path);
        for (BuildScript.Project each : settings.projects()) {
            String folder = RepositoryPath.join(root, each.path().replace(':', '/').replaceFirst("^/", ""));
            String group = inherited(folder, root, BuildScript::group, "group");
            packages.provides(
                    PackageType.MAVEN, group == null ? each.name() : group + ":" + each.name(),
                    inherited(folder, root, BuildScript::version, "version"), path);
        }
    }

    private @Nullable String inherited(
            String folder, String root, Function<BuildScript, @Nullable String> of, String property) {
        for (String at : List.of(folder, root)) {
            for (String name : List.of("build.gradle", "build.gradle.kts")) {
                BuildScript script = scripts.get(RepositoryPath.join(at, name));
                String found = script == null ? null : of.apply(script);
                if (found != null) {
                    return found;
                }
            }
            String found = properties.getOrDefault(RepositoryPath.join(at, "gradle.properties"), Map.of()).get(property);
            if (found != null && !found.isEmpty()) {
                return found;
            }
        }
        return null;
    }

    private void use(String path, Use use, Set<PackageUse> uses) {
        if (use.isAlias()) {
            VersionCatalog catalog = catalog(path);
            if (catalog != null) {
                catalog.meant(use.name()).forEach(library ->
                        uses.add(use(path, use.configuration(), library.name(), library.requested())));
            }
        } else {
            uses.add(use(path, use.configuration(), use.name(), use.version()));
        }
    }

    private PackageUse use(String path, String configuration, String name, @Nullable String requested) {
        String locked = locked(path, name);
        return PackageUse.of(
                PackageType.MAVEN, name, locked == null ? single(requested) : locked, requested, configuration, path);
    }

    private @Nullable VersionCatalog catalog(String path) {
        for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
            VersionCatalog catalog = catalogs.get(RepositoryPath.join(folder, "gradle/libs.versions.toml"));
            if (catalog != null) {
                return catalog;
            }
        }
        return null;
    }

    private @Nullable String locked(String path, String name) {
        String lock = RepositoryPath.join(RepositoryPath.folder(path), "gradle.lockfile");
        Locked locked = locks.getOrDefault(lock, Map.of()).get(name);
        return locked == null ? null : locked.version();
    }

    /** Adds what lock files have and the build scripts beside them do not name. */
    private void addLocked(PackageCollector packages) {
        Map<String, Set<String>> declared = new HashMap<>();
        packages.uses().forEach(use ->
                declared.computeIfAbsent(RepositoryPath.folder(use.manifest()), _ -> new HashSet<>()).add(use.name()));
        locks.forEach((path, lock) -> lock.forEach((name, locked) -> {
            if (!declared.getOrDefault(RepositoryPath.folder(path), Set.of()).contains(name)) {
                packages.uses(PackageUse.of(
                                PackageType.MAVEN, name, locked.version(), null, locked.configuration(), path)
                        .indirect());
            }
        }));
    }

    /** The version, unless it is a range or a pattern. */
    private static @Nullable String single(@Nullable String requested) {
        return requested == null || requested.startsWith("[") || requested.startsWith("(") || requested.startsWith("]")
                        || requested.endsWith("+") || requested.startsWith("latest.")
                ? null
                : requested;
    }
}
