package dev.kotadb.parsers.manifest.npm;

import dev.kotadb.parsers.manifest.format.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One {@code package.json}. @param name null for a project that is not published, such as the root of a workspace */
record NpmProject(@Nullable String name, @Nullable String version, List<Entry> entries) {
    private static final List<String> KINDS =
            List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

    /** @param key the name by which the code imports it, which is not the package's if it is an alias */
    record Entry(String key, String range, String kind) {
        private static final String ALIAS = "npm:";

        /** The package, which an alias ({@code npm:name@range}) names in the range. */
        String name() {
            int at = range.lastIndexOf('@');
            return !range.startsWith(ALIAS) ? key
                    : range.substring(ALIAS.length(), at > ALIAS.length() ? at : range.length());
        }

        String requested() {
            int at = range.lastIndexOf('@');
            return !range.startsWith(ALIAS) ? range : at > ALIAS.length() ? range.substring(at + 1) : "*";
        }
    }

    static NpmProject read(String text) {
        JsonNode json = Trees.json(text);
        List<Entry> entries = new ArrayList<>();
        for (String kind : KINDS) {
            for (Map.Entry<String, JsonNode> each : Trees.fields(json.path(kind))) {
                if (each.getValue().isString()) {
                    entries.add(new Entry(each.getKey().strip(), each.getValue().stringValue().strip(), kind));
                }
            }
        }
        return new NpmProject(Trees.text(json, "name"), Trees.text(json, "version"), entries);
    }
}
