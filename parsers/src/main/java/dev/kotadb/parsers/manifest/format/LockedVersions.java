package dev.kotadb.parsers.manifest.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The versions of a lock file that is a TOML list of {@code [[package]]}, as Cargo's, Poetry's and uv's are. */
public final class LockedVersions {
    /** Empty for a package of which the file has several versions: which one a dependency means is not read. */
    private final Map<String, Optional<String>> versions = new HashMap<>();

    private LockedVersions() {}

    public static LockedVersions of(JsonNode toml) {
        return of(toml, UnaryOperator.identity());
    }

    /** @param normalized gives names their normal form */
    public static LockedVersions of(JsonNode toml, UnaryOperator<String> normalized) {
        LockedVersions locked = new LockedVersions();
        toml.path("package").valueStream().forEach(each -> {
            String name = Trees.text(each, "name");
            String version = Trees.text(each, "version");
            if (name != null && version != null) {
                locked.versions.merge(
                        normalized.apply(name), Optional.of(version), (one, other) -> one.equals(other) ? one : Optional.empty());
            }
        });
        return locked;
    }

    /** The version of a package; null if there is none or several. */
    public @Nullable String version(String name) {
        return versions.getOrDefault(name, Optional.empty()).orElse(null);
    }

    public int size() {
        return versions.size();
    }
}
