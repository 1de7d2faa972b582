package dev.kotadb.parsers.language.script.parse;

import java.util.Map;
import java.util.Set;

/** Reads the settings files that resolution needs: package.json and tsconfig.json. */
public final class ScriptSettings {
    private static final Set<String> OF_PACKAGE =
            Set.of("name", "main", "module", "types", "typings", "exports", "imports");
    private static final Set<String> OF_PROJECT = Set.of("extends", "references");

    private ScriptSettings() {}

    public static Map<String, String> ofPackage(String text) {
        return FlatJson.read(text, key -> OF_PACKAGE.contains(first(key)));
    }

    public static Map<String, String> ofProject(String text) {
        return FlatJson.read(
                text,
                key -> OF_PROJECT.contains(first(key))
                        || key.equals("compilerOptions/baseUrl")
                        || key.startsWith("compilerOptions/paths/"));
    }

    private static String first(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
