package dev.kotadb.parsers.language.script.parse;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads the settings files that resolution needs: package.json and tsconfig.json, with comments and trailing commas. Strings
 * are kept under their path, joined by {@code /}, array elements by their index; reading ends at the first error.
 */
public final class ScriptSettings {
    private static final Set<String> OF_PACKAGE =
            Set.of("name", "main", "module", "types", "typings", "exports", "imports");
    private static final Set<String> OF_PROJECT = Set.of("extends", "references");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    private ScriptSettings() {}

    public static Map<String, String> ofPackage(String text) {
        return read(text, key -> OF_PACKAGE.contains(first(key)));
    }

    public static Map<String, String> ofProject(String text) {
        return read(
                text,
                key -> OF_PROJECT.contains(first(key))
                        || key.equals("compilerOptions/baseUrl")
                        || key.startsWith("compilerOptions/paths/"));
    }

    private static Map<String, String> read(String text, Predicate<String> wanted) {
        Map<String, String> settings = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String key = token == JsonToken.VALUE_STRING ? path(parser.streamReadContext()) : "";
                if (wanted.test(key)) {
                    settings.putIfAbsent(key, parser.getString());
                }
            }
        } catch (JacksonException e) {
            return settings; // keep what precedes the error
        }
        return settings;
    }

    private static String path(TokenStreamContext at) {
        String name = at.inObject() ? at.currentName() : at.inArray() ? Integer.toString(at.getCurrentIndex()) : "";
        TokenStreamContext outer = at.getParent();
        return outer == null || outer.inRoot() ? name : path(outer) + "/" + name;
    }

    private static String first(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
