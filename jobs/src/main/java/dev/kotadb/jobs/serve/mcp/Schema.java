package dev.kotadb.jobs.serve.mcp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes JSON schemas. */
final class Schema {
    private Schema() {}

    /** A named part of an object. */
    record Property(String name, Map<String, Object> schema, boolean required) {}

    static Property required(String name, Map<String, Object> schema) {
        return new Property(name, schema, true);
    }

    static Property optional(String name, Map<String, Object> schema) {
        return new Property(name, schema, false);
    }

    /** An object without other properties, for arguments. */
    static Map<String, Object> arguments(Property... properties) {
        Map<String, Object> schema = new LinkedHashMap<>(object(properties));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** An object that may have more properties, for results. */
    static Map<String, Object> object(Property... properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Map<String, Object> parts = new LinkedHashMap<>();
        Arrays.stream(properties).forEach(each -> parts.put(each.name, each.schema));
        schema.put("type", "object");
        schema.put("properties", parts);
        schema.put("required", Arrays.stream(properties).filter(Property::required).map(Property::name).toList());
        return schema;
    }

    static Map<String, Object> text(String description) {
        return described("string", description);
    }

    static Map<String, Object> textOrNull(String description) {
        return Map.of("type", List.of("string", "null"), "description", description);
    }

    static Map<String, Object> truth(String description) {
        return described("boolean", description);
    }

    static Map<String, Object> number(String description) {
        return described("integer", description);
    }

    static Map<String, Object> number(String description, int least, int most) {
        return Map.of("type", "integer", "description", description, "minimum", least, "maximum", most);
    }

    static Map<String, Object> choice(String description, List<String> choices) {
        return Map.of("type", "string", "description", description, "enum", choices);
    }

    static Map<String, Object> list(String description, Map<String, Object> entries) {
        return Map.of("type", "array", "description", description, "items", entries);
    }

    private static Map<String, Object> described(String type, String description) {
        return Map.of("type", type, "description", description);
    }
}
