package dev.kotadb.jobs.serve.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds JSON schemas; those of records from their components, of which each is a field. */
final class Schemas {
    static final Map<String, Object> TEXT = ordered("type", "string");
    static final Map<String, Object> NUMBER = ordered("type", "integer");
    static final Map<String, Object> TRUTH = ordered("type", "boolean");
    static final Map<String, Object> ID = ordered("type", "string", "format", "uuid");
    static final Map<String, Object> TIME = ordered("type", "string", "format", "date-time");
    static final Map<String, Object> ANY = ordered("type", List.of("object", "array", "string", "number", "boolean", "null"));

    private Schemas() {}

    /** A field of an object. */
    record Field(String name, Map<String, Object> schema, boolean optional) {}

    static Field field(String name, Map<String, Object> schema) {
        return new Field(name, schema, false);
    }

    /** One that an answer may lack. */
    static Field optional(String name, Map<String, Object> schema) {
        return new Field(name, schema, true);
    }

    /** Names and values by turns, in the order that the description has. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** An object without other fields. */
    static Map<String, Object> object(Field... fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Arrays.stream(fields).forEach(each -> properties.put(each.name, each.schema));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", Arrays.stream(fields).filter(each -> !each.optional).map(Field::name).toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    static Map<String, Object> list(Map<String, Object> entries) {
        return ordered("type", "array", "items", entries);
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        nullable.put("type", List.of(schema.get("type"), "null"));
        return nullable;
    }

    static Map<String, Object> number(int least, int most, int otherwise) {
        return ordered("type", "integer", "minimum", least, "maximum", most, "default", otherwise);
    }

    /** The names of an enum in lower case. */
    static <E extends Enum<E>> Map<String, Object> choice(E otherwise) {
        return ordered("type", "string", "default", otherwise.name().toLowerCase(Locale.ROOT), "enum",
                Arrays.stream(otherwise.getDeclaringClass().getEnumConstants()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
    }

    static Map<String, Object> ofRecord(Class<? extends Record> type) {
        return object(Arrays.stream(type.getRecordComponents()).map(Schemas::field).toArray(Field[]::new));
    }

    private static Field field(RecordComponent component) {
        return field(component.getName(), of(component.getAnnotatedType()));
    }

    private static Map<String, Object> of(AnnotatedType type) {
        Map<String, Object> schema = type instanceof AnnotatedParameterizedType list
                ? list(of(list.getAnnotatedActualTypeArguments()[0]))
                : of(type.getType());
        return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    private static Map<String, Object> of(Type type) {
        return switch (type) {
            case Class<?> c when c == String.class || c.isEnum() -> TEXT;
            case Class<?> c when c == int.class || c == Integer.class || c == long.class || c == Long.class -> NUMBER;
            case Class<?> c when c == boolean.class || c == Boolean.class -> TRUTH;
            case Class<?> c when c == UUID.class -> ID;
            case Class<?> c when c == Instant.class -> TIME;
            case Class<?> c when c.isRecord() -> ofRecord(c.asSubclass(Record.class));
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }
}
