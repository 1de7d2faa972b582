package dev.kotadb.jobs.serve.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes errors as RFC 9457 has them for clients that ask for it, whichever part of the server answers. */
final class ProblemFilter extends HttpFilter {
    static final String TYPE = "application/problem+json";
    private static final long serialVersionUID = 1L;

    static boolean isAskedFor(@Nullable String accept) {
        return accept != null && accept.contains(TYPE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isAskedFor(request.getHeader("Accept"))) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            rewrite(answer);
        }
        answer.copyBodyToResponse();
    }

    private static void rewrite(ContentCachingResponseWrapper answer) throws IOException {
        JsonNode error;
        try {
            error = JsonMapper.shared().readTree(answer.getContentAsByteArray());
        } catch (JacksonException e) {
            return; // a page
        }
        if (error.path("error").isString()) {
            answer.resetBuffer();
            Json.send(answer, answer.getStatus(), fields(answer.getStatus(), error));
            answer.setContentType(TYPE);
        }
    }

    private static Map<String, @Nullable Object> fields(int status, JsonNode error) {
        Map<String, @Nullable Object> fields = problem(status, error.path("error").stringValue());
        error.properties().stream()
                .filter(each -> !each.getKey().equals("error"))
                .forEach(each -> fields.put(each.getKey(), JsonMapper.shared().convertValue(each.getValue(), Object.class)));
        return fields;
    }

    static Map<String, @Nullable Object> problem(int status, String detail) {
        HttpStatus known = HttpStatus.resolve(status);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", "about:blank");
        fields.put("title", known == null ? "Error" : known.getReasonPhrase());
        fields.put("status", status);
        fields.put("detail", detail);
        return fields;
    }
}
