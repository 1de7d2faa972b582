package dev.kotadb.parsers.manifest.python;

import dev.kotadb.parsers.manifest.format.LockedVersions;
import dev.kotadb.parsers.manifest.format.Trees;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Python's distributions. {@code setup.py} is a program and is not read. */
public final class PythonManifests implements ManifestReader {
    private static final List<String> LOCKS = List.of("uv.lock", "poetry.lock");

    private final Map<String, PythonProject> projects = new TreeMap<>();
    private final Map<String, LockedVersions> locks = new TreeMap<>();

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.name(path);
        return name.equals("pyproject.toml") || name.equals("setup.cfg") || LOCKS.contains(name) || isRequirements(path);
    }

    /** {@code requirements-dev.txt}, {@code dev-requirements.txt}, {@code requirements/dev.in} and the like. */
    private static boolean isRequirements(String path) {
        String name = RepositoryPath.name(path).toLowerCase(Locale.ROOT);
        return (name.endsWith(".txt") || name.endsWith(".in"))
                && (name.contains("requirements") || RepositoryPath.name(RepositoryPath.folder(path)).equals("requirements"));
    }

    @Override
    public int read(String path, String text) {
        String name = RepositoryPath.name(path);
        if (LOCKS.contains(name)) {
            LockedVersions lock = LockedVersions.of(Trees.toml(text), Requirement::normalized);
            locks.put(path, lock);
            return lock.size();
        }
        PythonProject project = switch (name) {
            case "pyproject.toml" -> PythonProject.ofToml(text);
            case "setup.cfg" -> PythonProject.ofConfiguration(text);
            default -> PythonProject.ofRequirements(text);
        };
        projects.put(path, project);
        return project.entries().size();
    }

    @Override
    public void collect(PackageCollector packages) {
        projects.forEach((path, project) -> {
            if (project.name() != null) {
                packages.provides(PackageType.PYTHON, Requirement.normalized(project.name()), project.version(), path);
            }
            LockedVersions lock = lock(path);
            project.entries().forEach(each -> {
                Requirement requirement = each.requirement();
                String pinned = requirement.pinned();
                packages.uses(PackageUse.of(
                        PackageType.PYTHON, requirement.name(),
                        pinned == null && lock != null ? lock.version(requirement.name()) : pinned,
                        requirement.requested(), each.scope(), path));
            });
        });
    }

    /** The nearest lock file, which belongs to {@code pyproject.toml} alone. */
    private @Nullable LockedVersions lock(String path) {
        if (RepositoryPath.name(path).equals("pyproject.toml")) {
            for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
                for (String name : LOCKS) {
                    LockedVersions lock = locks.get(RepositoryPath.join(folder, name));
                    if (lock != null) {
                        return lock;
                    }
                }
            }
        }
        return null;
    }
}
