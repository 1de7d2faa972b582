package dev.kotadb.parsers.manifest;

import dev.kotadb.parsers.manifest.cargo.CargoManifests;
import dev.kotadb.parsers.manifest.gomod.GoManifests;
import dev.kotadb.parsers.manifest.gradle.GradleManifests;
import dev.kotadb.parsers.manifest.maven.MavenManifests;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import dev.kotadb.parsers.manifest.npm.NpmManifests;
import dev.kotadb.parsers.manifest.python.PythonManifests;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the manifests of one repository: pass each with {@link #add}, sorted by path, then ask for the {@link #packages}. The result
 * depends on the set of paths and texts alone. Not for several threads.
 */
public final class Manifests {
    /**
     * Raise it with a change that reads other packages from the same manifests; the next run of each repository reads them again:
     *
     * <ul>
     *   <li>1: the first
     * </ul>
     */
    public static final int VERSION = 1;

    /**
     * A regular expression that finds manifests by their paths, for PostgreSQL, too. Installed packages in {@code node_modules} are
     * not the repository's own.
     */
    public static final String PATHS = "^(.*/)?(pom\\.xml|package\\.json|package-lock\\.json|npm-shrinkwrap\\.json|pnpm-lock\\.yaml"
            + "|yarn\\.lock|go\\.mod|Cargo\\.toml|Cargo\\.lock|pyproject\\.toml|setup\\.cfg|poetry\\.lock|uv\\.lock"
            + "|[^/]*requirements[^/]*\\.(txt|in)|requirements/[^/]*\\.(txt|in)|(build|settings)\\.gradle(\\.kts)?|gradle\\.lockfile"
            + "|gradle\\.properties|[^/]*\\.versions\\.toml)$";

    private static final Pattern MANIFEST = Pattern.compile(PATHS);
    private static final Pattern INSTALLED = Pattern.compile("(^|/)node_modules/");

    private final List<ManifestReader> readers = List.of(
            new MavenManifests(), new GradleManifests(), new NpmManifests(), new PythonManifests(), new GoManifests(),
            new CargoManifests());

    private final int longest;
    private final int mostEntries;
    private int entries;

    /**
     * @param longest a longer manifest, in UTF-16 units, is not read
     * @param mostEntries after so many entries no further manifest is read
     */
    public Manifests(int longest, int mostEntries) {
        this.longest = longest;
        this.mostEntries = mostEntries;
    }

    /** Why a manifest is not read. @param ofItself false if another limit of the repository is reached */
    public record Problem(String reason, boolean ofItself) {}

    public static boolean isManifest(String path) {
        return MANIFEST.matcher(path).matches() && !INSTALLED.matcher(path).find();
    }

    /** Reads a manifest. @return why it was not; empty if it was */
    public Optional<Problem> add(String path, String text) {
        if (entries >= mostEntries) {
            return Optional.of(new Problem("the repository's manifests have more than " + mostEntries + " entries", false));
        }
        if (text.length() > longest) {
            return Optional.of(new Problem(text.length() + " characters are over the limit of " + longest + " for manifests", true));
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            for (ManifestReader reader : readers) {
                if (reader.reads(path)) {
                    entries += 1 + reader.read(path, plain);
                }
            }
            return Optional.empty();
        } catch (UnreadableManifestException e) {
            return Optional.of(new Problem(e.reason(), true));
        }
    }

    /** The packages of the manifests that were read. */
    public RepositoryPackages packages() {
        PackageCollector packages = new PackageCollector();
        readers.forEach(reader -> reader.collect(packages));
        return RepositoryPackages.of(packages.provided(), packages.uses());
    }
}
