package dev.kotadb.parsers.manifest.cargo;

import dev.kotadb.parsers.manifest.format.LockedVersions;
import dev.kotadb.parsers.manifest.format.Trees;
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
import tools.jackson.databind.JsonNode;

/** Crates of Rust, with what they inherit from their workspace. */
public final class CargoManifests implements ManifestReader {
    private static final List<String> KINDS = List.of("dependencies", "dev-dependencies", "build-dependencies");

    private final Map<String, Crate> crates = new TreeMap<>();
    private final Map<String, LockedVersions> locks = new TreeMap<>();

    /**
     * @param inheritsVersion whether the workspace has the version
     * @param workspaceVersion the version that this file gives to the crates of its workspace
     * @param workspace the dependencies that crates of its workspace can inherit, by key
     */
    private record Crate(
            @Nullable String name,
            @Nullable String version,
            boolean inheritsVersion,
            @Nullable String workspaceVersion,
            List<Entry> entries,
            Map<String, Entry> workspace) {}

    /** @param inherits whether the workspace has the rest */
    private record Entry(String key, String name, @Nullable String requested, String kind, boolean inherits) {}

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.name(path);
        return name.equals("Cargo.toml") || name.equals("Cargo.lock");
    }

    @Override
    public int read(String path, String text) {
        JsonNode toml = Trees.toml(text);
        if (path.endsWith("Cargo.lock")) {
            LockedVersions lock = LockedVersions.of(toml);
            locks.put(path, lock);
            return lock.size();
        }
        List<Entry> entries = new ArrayList<>(entries(toml));
        Trees.fields(toml.path("target")).forEach(target -> entries.addAll(entries(target.getValue())));
        JsonNode own = toml.path("package");
        Map<String, Entry> workspace = new TreeMap<>();
        entries(toml.path("workspace")).forEach(each -> workspace.put(each.key(), each));
        crates.put(path, new Crate(
                Trees.text(own, "name"), Trees.text(own, "version"), own.path("version").path("workspace").asBoolean(false),
                Trees.text(toml.path("workspace").path("package"), "version"), entries, workspace));
        return entries.size() + workspace.size();
    }

    private static List<Entry> entries(JsonNode table) {
        List<Entry> entries = new ArrayList<>();
        for (String kind : KINDS) {
            for (Map.Entry<String, JsonNode> each : Trees.fields(table.path(kind))) {
                JsonNode value = each.getValue();
                String renamed = Trees.text(value, "package");
                entries.add(new Entry(
                        each.getKey(), renamed == null ? each.getKey() : renamed,
                        value.isString() ? value.stringValue().strip() : Trees.text(value, "version"),
                        kind, value.path("workspace").asBoolean(false)));
            }
        }
        return entries;
    }

    @Override
    public void collect(PackageCollector packages) {
        crates.forEach((path, crate) -> {
            if (crate.name() != null) {
                String version = crate.inheritsVersion() ? workspaceVersion(path) : crate.version();
                packages.provides(PackageType.RUST, crate.name(), version, path);
            }
            for (Entry each : crate.entries()) {
                Entry entry = each.inherits() ? inherited(path, each) : each;
                packages.uses(PackageUse.of(
                        PackageType.RUST, entry.name(), version(path, entry), entry.requested(), each.kind(), path));
            }
        });
    }

    private @Nullable String workspaceVersion(String path) {
        for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
            Crate root = crates.get(RepositoryPath.join(folder, "Cargo.toml"));
            if (root != null && root.workspaceVersion() != null) {
                return root.workspaceVersion();
            }
        }
        return null;
    }

    private Entry inherited(String path, Entry entry) {
        for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
            Crate root = crates.get(RepositoryPath.join(folder, "Cargo.toml"));
            Entry inherited = root == null ? null : root.workspace().get(entry.key());
            if (inherited != null) {
                return inherited;
            }
        }
        return entry;
    }

    /** A version of Cargo is a range unless it begins with {@code =}. */
    private @Nullable String version(String path, Entry entry) {
        for (String folder : RepositoryPath.upwards(RepositoryPath.folder(path))) {
            LockedVersions lock = locks.get(RepositoryPath.join(folder, "Cargo.lock"));
            if (lock != null) {
                return lock.version(entry.name());
            }
        }
        String requested = entry.requested();
        return requested != null && requested.matches("=\\s*\\d+\\.\\d+\\.\\d+\\S*") ? requested.substring(1).strip() : null;
    }
}
