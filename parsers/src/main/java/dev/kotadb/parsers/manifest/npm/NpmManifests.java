package dev.kotadb.parsers.manifest.npm;

import com.google.re2j.Pattern;
import dev.kotadb.parsers.manifest.model.ManifestReader;
import dev.kotadb.parsers.manifest.model.PackageCollector;
import dev.kotadb.parsers.manifest.model.PackageType;
import dev.kotadb.parsers.manifest.model.PackageUse;
import dev.kotadb.parsers.manifest.model.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packages of npm. A lock file serves the packages of its folder and, in a workspace, of those below. */
public final class NpmManifests implements ManifestReader {
    private static final String MANIFEST = "package.json";
    private static final List<String> LOCKS =
            List.of("package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock");
    private static final Pattern EXACT = Pattern.compile("=?\\s*v?(\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?)");

    private final Map<String, NpmProject> projects = new TreeMap<>();
    private final Map<String, NpmLock> locks = new TreeMap<>();

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.name(path);
        return name.equals(MANIFEST) || LOCKS.contains(name);
    }

    @Override
    public int read(String path, String text) {
        String name = RepositoryPath.name(path);
        if (name.equals(MANIFEST)) {
            NpmProject project = NpmProject.read(text);
            projects.put(path, project);
            return project.entries().size();
        }
        NpmLock lock = switch (name) {
            case "pnpm-lock.yaml" -> PnpmLock.read(text);
            case "yarn.lock" -> YarnLock.read(text);
            default -> PackageLock.read(text);
        };
        locks.put(path, lock);
        return lock.size();
    }

    @Override
    public void collect(PackageCollector packages) {
        projects.forEach((path, project) -> {
            if (project.name() != null) {
                packages.provides(PackageType.NPM, project.name(), project.version(), path);
            }
            List<Nearest> nearest = locks(RepositoryPath.folder(path));
            for (NpmProject.Entry each : project.entries()) {
                packages.uses(PackageUse.of(
                        PackageType.NPM, each.name(), version(nearest, each), each.requested(), each.kind(), path));
            }
        });
    }

    private record Nearest(NpmLock lock, String folder) {}

    /** The lock files around a folder, the nearest first. */
    private List<Nearest> locks(String folder) {
        List<Nearest> nearest = new ArrayList<>();
        for (String at : RepositoryPath.upwards(folder)) {
            String below = at.isEmpty() ? folder : folder.substring(Math.min(folder.length(), at.length() + 1));
            for (String name : LOCKS) {
                NpmLock lock = locks.get(RepositoryPath.join(at, name));
                if (lock != null) {
                    nearest.add(new Nearest(lock, below));
                }
            }
            if (!nearest.isEmpty()) {
                break;
            }
        }
        return nearest;
    }

    private static @Nullable String version(List<Nearest> locks, NpmProject.Entry entry) {
        for (Nearest each : locks) {
            String version = each.lock().version(each.folder(), entry);
            if (version != null) {
                return version;
            }
        }
        var exact = EXACT.matcher(entry.requested());
        return exact.matches() ? exact.group(1) : null;
    }
}
