package dev.kotadb.parsers.manifest.gradle;

import dev.kotadb.parsers.manifest.format.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A version catalog, such as {@code gradle/libs.versions.toml}. */
record VersionCatalog(Map<String, Library> libraries, Map<String, List<String>> bundles) {
    private static final String PROVIDER = ".get";

    /** @param requested null if the catalog leaves the version to others */
    record Library(String name, @Nullable String requested) {}

    static VersionCatalog read(String text) {
        JsonNode toml = Trees.toml(text);
        JsonNode versions = toml.path("versions");
        Map<String, Library> libraries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : Trees.fields(toml.path("libraries"))) {
            Library library = library(each.getValue(), versions);
            if (library != null) {
                libraries.put(alias(each.getKey()), library);
            }
        }
        Map<String, List<String>> bundles = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : Trees.fields(toml.path("bundles"))) {
            bundles.put(alias(each.getKey()), Trees.texts(each.getValue()).stream().map(VersionCatalog::alias).toList());
        }
        return new VersionCatalog(libraries, bundles);
    }

    /** An alias as build scripts write it: {@code commons-io} is {@code libs.commons.io}. */
    static String alias(String name) {
        return name.replace('-', '.').replace('_', '.');
    }

    /** What an alias of a build script means, which may be a bundle. */
    List<Library> meant(String alias) {
        String normal = alias(alias.endsWith(PROVIDER) ? alias.substring(0, alias.length() - PROVIDER.length()) : alias);
        List<Library> meant = new ArrayList<>();
        List<String> names = normal.startsWith("bundles.")
                ? bundles.getOrDefault(normal.substring("bundles.".length()), List.of())
                : List.of(normal);
        for (String name : names) {
            Library library = libraries.get(name);
            if (library != null) {
                meant.add(library);
            }
        }
        return meant;
    }

    private static @Nullable Library library(JsonNode entry, JsonNode versions) {
        if (entry.isString()) {
            String[] parts = entry.stringValue().strip().split(":");
            return parts.length < 2 ? null : new Library(parts[0] + ":" + parts[1], parts.length > 2 ? parts[2] : null);
        }
        String module = Trees.text(entry, "module");
        String group = Trees.text(entry, "group");
        String name = Trees.text(entry, "name");
        String full = module != null ? module : group == null || name == null ? null : group + ":" + name;
        return full == null ? null : new Library(full, version(entry.path("version"), versions));
    }

    private static @Nullable String version(JsonNode version, JsonNode versions) {
        if (version.isString()) {
            return version.stringValue().strip();
        }
        String reference = Trees.text(version, "ref");
        if (reference != null) {
            JsonNode referred = versions.path(reference);
            return referred.isString() ? referred.stringValue().strip() : rich(referred);
        }
        return rich(version);
    }

    private static @Nullable String rich(JsonNode version) {
        for (String each : List.of("strictly", "require", "prefer")) {
            String text = Trees.text(version, each);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
