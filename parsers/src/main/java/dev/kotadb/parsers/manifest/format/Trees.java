package dev.kotadb.parsers.manifest.format;

import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads JSON and TOML, and values of their trees. */
public final class Trees {
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(100).build();

    /** Also used to read a lock file piece by piece. Like npm's users' tools, it accepts comments and trailing commas. */
    public static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .streamReadConstraints(LIMITS)
            .build();

    private static final ObjectMapper JSON_TREES = JsonMapper.builder(JSON).build();
    private static final ObjectMapper TOML_TREES =
            TomlMapper.builder(TomlFactory.builder().streamReadConstraints(LIMITS).build()).build();

    private Trees() {}

    public static JsonNode json(String text) {
        return read(JSON_TREES, "JSON", text);
    }

    public static JsonNode toml(String text) {
        return read(TOML_TREES, "TOML", text);
    }

    private static JsonNode read(ObjectMapper mapper, String format, String text) {
        JsonNode tree;
        try {
            tree = mapper.readTree(text);
        } catch (JacksonException e) {
            throw unreadable(format, e);
        }
        if (tree == null || !tree.isObject()) {
            throw new UnreadableManifestException("not an object in " + format);
        }
        return tree;
    }

    /** What to throw if Jackson cannot read a text. */
    public static UnreadableManifestException unreadable(String format, JacksonException e) {
        String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        return new UnreadableManifestException("not " + format + ": " + place + e.getOriginalMessage(), e);
    }

    /** The text of a field; null if it is absent or no text. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode found = node.path(field);
        return found.isString() && !found.stringValue().isBlank() ? found.stringValue().strip() : null;
    }

    /** The texts of a list; other values are left out. */
    public static List<String> texts(JsonNode list) {
        return list.isArray()
                ? list.valueStream().filter(JsonNode::isString).map(each -> each.stringValue().strip()).toList()
                : List.of();
    }

    /** The fields of an object; none if it is no object. */
    public static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.isObject() ? List.copyOf(object.properties()) : List.of();
    }
}
