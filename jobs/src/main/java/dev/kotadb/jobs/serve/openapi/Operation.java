package dev.kotadb.jobs.serve.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one route takes and answers.
 *
 * @param path with placeholders in braces
 * @param parameters of the query and the path
 * @param body schema of the request's body; empty if it has none
 * @param status of a successful answer
 * @param type of a successful answer's body
 * @param answer schema of a successful answer; empty if it is not JSON
 * @param open whether it needs no key
 */
public record Operation(
        String method,
        String path,
        String summary,
        List<Parameter> parameters,
        Map<String, Object> body,
        int status,
        String type,
        Map<String, Object> answer,
        boolean open) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String JSON = "application/json";

    public Operation {
        parameters = List.copyOf(parameters);
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        answer = Collections.unmodifiableMap(new LinkedHashMap<>(answer));
    }

    /** A parameter of the query, unless the path has a placeholder of its name. */
    public record Parameter(String name, String description, boolean required, Map<String, Object> schema) {
        public Parameter {
            schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
        }
    }

    static Operation get(String path, String summary, Map<String, Object> answer, Parameter... parameters) {
        return new Operation("GET", path, summary, List.of(parameters), Map.of(), OK, JSON, answer, false);
    }

    static Operation text(String path, String summary, String type) {
        return new Operation("GET", path, summary, List.of(), Map.of(), OK, type, Map.of(), true);
    }

    static Operation post(String path, String summary, Map<String, Object> body, int status, Map<String, Object> answer) {
        return new Operation("POST", path, summary, List.of(), body, status, JSON, answer, false);
    }

    static Operation accepted(String path, String summary, Map<String, Object> body, Map<String, Object> answer) {
        return post(path, summary, body, ACCEPTED, answer);
    }

    /** @param body empty if the request has none */
    static Operation change(
            String method, String path, String summary, Map<String, Object> body, Map<String, Object> answer, Parameter... parameters) {
        return new Operation(method, path, summary, List.of(parameters), body, OK, JSON, answer, false);
    }

    Operation withoutKey(Parameter... path) {
        return new Operation(method, path(), summary, path.length == 0 ? parameters : List.of(path), body, status, type, answer, true);
    }

    boolean isInPath(Parameter parameter) {
        return path.contains("{" + parameter.name() + "}");
    }

    /** The names that the query may have. */
    public List<String> queryNames() {
        return parameters.stream().filter(each -> !isInPath(each)).map(Parameter::name).toList();
    }
}
