package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.answers.SafeText;
import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a request's body. */
final class Fields {
    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** The body is not JSON. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException() {
            super(null, null, false, false);
        }
    }

    /** @throws MalformedException if the body is no JSON */
    static Fields of(ServerRequest request) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(Json.body(request.servletRequest(), Limit.SERVE_BODY_SIZE.value()));
            if (!tree.isObject()) {
                throw Problem.badRequest("The body must be a JSON object");
            }
            return new Fields(tree);
        } catch (JacksonException | IOException e) {
            throw new MalformedException();
        }
    }

    @Nullable String text(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Problem.badRequest("Field '" + name + "' must be a string");
        }
        return SafeText.checked("Field '" + name + "'", value.stringValue());
    }

    /** Whether the field is there; it may be null. */
    boolean has(String name) {
        return object.has(name);
    }

    /** A list of strings; null if it is not there. */
    @Nullable List<String> texts(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isString())) {
            throw Problem.badRequest("Field '" + name + "' must be a list of strings");
        }
        return value.valueStream().map(each -> SafeText.checked("Field '" + name + "'", each.stringValue())).toList();
    }

    String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw Problem.badRequest("Field '" + name + "' is required");
        }
        return value;
    }
}
