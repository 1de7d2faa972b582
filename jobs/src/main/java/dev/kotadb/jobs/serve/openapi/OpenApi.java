package dev.kotadb.jobs.serve.openapi;

import static dev.kotadb.jobs.serve.openapi.Schemas.NUMBER;
import static dev.kotadb.jobs.serve.openapi.Schemas.TEXT;
import static dev.kotadb.jobs.serve.openapi.Schemas.field;
import static dev.kotadb.jobs.serve.openapi.Schemas.list;
import static dev.kotadb.jobs.serve.openapi.Schemas.object;
import static dev.kotadb.jobs.serve.openapi.Schemas.optional;
import static dev.kotadb.jobs.serve.openapi.Schemas.ordered;

import dev.kotadb.jobs.serve.openapi.Operation.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The description of the routes in OpenAPI 3.1. */
public final class OpenApi {
    private static final Map<String, Object> ERROR = object(
            field("error", TEXT), optional("code", TEXT), optional("choices", list(TEXT)), optional("retryAfter", NUMBER));
    private static final Map<String, Object> PROBLEM = object(
            field("type", TEXT), field("title", TEXT), field("status", NUMBER), field("detail", TEXT), optional("code", TEXT),
            optional("choices", list(TEXT)), optional("retryAfter", NUMBER));

    private OpenApi() {}

    /** @param routes in the order in which they are described */
    public static Map<String, @Nullable Object> document(List<Operation> routes, String version) {
        Map<String, @Nullable Object> paths = new LinkedHashMap<>();
        Map<String, Map<String, Object>> byPath = new LinkedHashMap<>();
        for (Operation each : Operations.with(routes)) {
            byPath.computeIfAbsent(each.path(), _ -> new LinkedHashMap<>())
                    .put(each.method().toLowerCase(Locale.ROOT), operation(each));
        }
        paths.putAll(byPath);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", ordered("title", "kota", "version", version, "description",
                "Questions to an index of source code. Without any key, and on the loopback address only, requests need no key."));
        document.put("paths", paths);
        document.put("components", ordered(
                "securitySchemes", ordered("key", ordered("type", "http", "scheme", "bearer"))));
        return document;
    }

    private static Map<String, Object> operation(Operation operation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("operationId", operation.method().toLowerCase(Locale.ROOT) + operation.path().replaceAll("[^a-z]+", "_"));
        fields.put("summary", operation.summary());
        fields.put("security", operation.open() ? List.of() : List.of(ordered("key", List.of()), Map.of()));
        fields.put("parameters", operation.parameters().stream().map(each -> parameter(operation, each)).toList());
        if (!operation.body().isEmpty()) {
            fields.put("requestBody", ordered(
                    "required", true, "content", ordered("application/json", ordered("schema", operation.body()))));
        }
        Map<String, Object> media = operation.answer().isEmpty() ? Map.of() : ordered("schema", operation.answer());
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(String.valueOf(operation.status()),
                ordered("description", "The answer", "content", ordered(operation.type(), media)));
        responses.put("default", ordered("description", "An error", "content", ordered(
                "application/json", ordered("schema", ERROR),
                "application/problem+json", ordered("schema", PROBLEM))));
        fields.put("responses", responses);
        return fields;
    }

    private static Map<String, Object> parameter(Operation operation, Parameter parameter) {
        return ordered(
                "name", parameter.name(),
                "in", operation.isInPath(parameter) ? "path" : "query",
                "required", parameter.required(),
                "description", parameter.description(),
                "schema", parameter.schema());
    }
}
