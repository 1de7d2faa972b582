package dev.kotadb.jobs.serve.http;

import dev.kotadb.jobs.serve.answers.JsonBytes;
import dev.kotadb.jobs.serve.answers.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, and reads bodies up to a size. */
public final class Json {
    /** The answer to a body that is not JSON, as the original gives it on every route. */
    public static final Map<String, @Nullable Object> MALFORMED = malformed();

    public static final String TYPE = "application/json";

    private Json() {}

    private static Map<String, @Nullable Object> malformed() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("jsonrpc", "2.0");
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", -32_700);
        error.put("message", "Parse error");
        fields.put("error", error);
        fields.put("id", null);
        return fields;
    }

    static Map<String, @Nullable Object> fields(Problem problem) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("error", problem.text());
        if (!problem.choices().isEmpty()) {
            fields.put("choices", problem.choices());
        }
        if (problem.retryAfterSeconds() > 0) {
            fields.put("retryAfter", problem.retryAfterSeconds());
        }
        return fields;
    }

    public static void send(HttpServletResponse response, int status, Map<String, ? extends @Nullable Object> fields)
            throws IOException {
        byte[] body = JsonBytes.of(fields);
        response.setStatus(status);
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** @throws Problem if the body is larger */
    public static byte[] body(HttpServletRequest request, long most) throws IOException {
        byte[] body = request.getContentLengthLong() > most
                ? new byte[0]
                : request.getInputStream().readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
        if (request.getContentLengthLong() > most || body.length > most) {
            throw Problem.tooLarge("The body may have at most " + most + " bytes");
        }
        return body;
    }
}
