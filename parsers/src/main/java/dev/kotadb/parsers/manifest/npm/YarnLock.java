package dev.kotadb.parsers.manifest.npm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yarn's {@code yarn.lock}, of Yarn 1 and later ones: versions by {@code name@range}. */
record YarnLock(Map<String, String> versions) implements NpmLock {
    static YarnLock read(String text) {
        Map<String, String> versions = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                keys.clear();
                String list = line.strip();
                for (String key : list.substring(0, list.length() - (list.endsWith(":") ? 1 : 0)).replace("\"", "").split(",")) {
                    keys.add(key.strip());
                }
            } else if (line.startsWith("  version ") || line.startsWith("  version:")) {
                String version = line.substring("  version ".length()).strip().replace("\"", "");
                keys.forEach(key -> versions.put(key, version));
                keys.clear();
            }
        }
        return new YarnLock(versions);
    }

    @Override
    public @Nullable String version(String folder, NpmProject.Entry entry) {
        String version = versions.get(entry.key() + "@" + entry.range());
        if (version == null) {
            version = versions.get(entry.key() + "@npm:" + entry.range());
        }
        return version == null || version.startsWith("0.0.0-use.local") ? null : version;
    }

    @Override
    public int size() {
        return versions.size();
    }
}
