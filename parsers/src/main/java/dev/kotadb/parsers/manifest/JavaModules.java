package dev.kotadb.parsers.manifest;

import dev.kotadb.parsers.manifest.gradle.GradleManifests;
import dev.kotadb.parsers.manifest.local.Artifact;
import dev.kotadb.parsers.manifest.local.LocalRepository;
import dev.kotadb.parsers.manifest.maven.MavenManifests;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The libraries that the modules of a repository use, read from the files of Maven and Gradle: pass each with {@link #add}, sorted by
 * path. Not for several threads.
 */
public final class JavaModules {
    private static final String NAMES =
            "(pom\\.xml|(build|settings)\\.gradle(\\.kts)?|gradle\\.lockfile|gradle\\.properties|[^/]*\\.versions\\.toml)";

    /** A regular expression that finds the files by their paths, for PostgreSQL, too. */
    public static final String PATHS = "^(.*/)?" + NAMES + "$";

    private static final Pattern MANIFEST = Pattern.compile(NAMES);
    private static final int LONGEST = 2 << 20;
    private static final int MOST_ENTRIES = 200_000;
    private static final String CATALOG = "catalog";

    private final MavenManifests maven = new MavenManifests();
    private final GradleManifests gradle = new GradleManifests();
    private int entries;

    /** Whether a file tells of libraries. */
    public static boolean isManifest(String path) {
        return MANIFEST.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** Reads a file; one that cannot be read names no library. */
    public void add(String path, String text) {
        if (text.length() > LONGEST || entries > MOST_ENTRIES) {
            return;
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (ManifestReader reader : List.of(maven, gradle)) {
            try {
                entries += reader.reads(path) ? 1 + reader.read(path, plain) : 0;
            } catch (UnreadableManifestException e) {
                // The index's packages tell of it.
            }
        }
    }

    /** The libraries of each module, in the order of its class path, by the module's folder. */
    public Map<String, List<Artifact>> classPaths(LocalRepository local) {
        Map<String, List<Artifact>> byFolder = new TreeMap<>(maven.classPaths(local));
        ofGradle(local).forEach((folder, libraries) -> byFolder.merge(folder, libraries, JavaModules::joined));
        return byFolder;
    }

    private static List<Artifact> joined(List<Artifact> one, List<Artifact> other) {
        Set<Artifact> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** What the scripts of a module and of the folders around it name; then what the version catalogs around it have. */
    private Map<String, List<Artifact>> ofGradle(LocalRepository local) {
        PackageCollector packages = new PackageCollector();
        gradle.collect(packages);
        Map<String, List<PackageUse>> scripts = new TreeMap<>();
        Map<String, List<PackageUse>> catalogs = new TreeMap<>();
        for (PackageUse use : packages.uses()) {
            String folder = RepositoryPath.folder(use.manifest());
            if (use.scope().equals(CATALOG)) {
                catalogs.computeIfAbsent(RepositoryPath.folder(folder), _ -> new ArrayList<>()).add(use);
            } else {
                scripts.computeIfAbsent(folder, _ -> new ArrayList<>()).add(use);
            }
        }
        Set<String> folders = new LinkedHashSet<>(scripts.keySet());
        folders.addAll(catalogs.keySet());
        Map<String, List<Artifact>> byFolder = new TreeMap<>();
        for (String folder : folders) {
            List<PackageUse> uses = new ArrayList<>();
            RepositoryPath.upwards(folder).forEach(each -> uses.addAll(scripts.getOrDefault(each, List.of())));
            RepositoryPath.upwards(folder).forEach(each -> uses.addAll(catalogs.getOrDefault(each, List.of())));
            byFolder.put(folder, classPath(uses, local));
        }
        return byFolder;
    }

    private List<Artifact> classPath(List<PackageUse> uses, LocalRepository local) {
        List<Artifact> direct = new ArrayList<>();
        List<String> unversioned = new ArrayList<>();
        for (PackageUse use : uses) {
            int colon = use.name().indexOf(':');
            if (use.version() == null) {
                unversioned.add(use.name());
            } else if (colon > 0) {
                direct.add(new Artifact(use.name().substring(0, colon), use.name().substring(colon + 1), use.version(), null));
            }
        }
        return maven.classPath(direct, unversioned, local);
    }
}
