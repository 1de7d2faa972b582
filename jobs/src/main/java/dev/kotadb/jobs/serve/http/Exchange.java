package dev.kotadb.jobs.serve.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.access.Admission.Admitted;
import dev.kotadb.jobs.serve.answers.Body;
import dev.kotadb.jobs.serve.answers.JsonBytes;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.openapi.KeyOperations;
import dev.kotadb.schema.keys.RateLimit;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the routes share: who asks, and how an answer or a problem becomes a response. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int OK = 200;
    private static final int ETAG_BYTES = 12;
    private static final String RETRY_AFTER_SECONDS = "5";

    private Exchange() {}

    static Viewer viewer(ServerRequest request) {
        return AccessFilter.of(request.servletRequest()).viewer();
    }

    static ServerResponse json(int status, Map<String, ? extends @Nullable Object> fields) {
        return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(JsonBytes.of(fields));
    }

    /** An answer from the index has an ETag that changes with the index, so that a client need not be sent the same again. */
    static ServerResponse body(ServerRequest request, Body body) {
        if (body.repositories().isEmpty()) {
            return json(OK, body.fields());
        }
        byte[] fields = JsonBytes.of(body.fields());
        String etag = "\"" + etag(body, fields) + "\"";
        if (request.headers().header("If-None-Match").stream().anyMatch(each -> List.of(each.split("\\s*,\\s*")).contains(etag))) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
        }
        return ServerResponse.ok().eTag(etag).contentType(MediaType.APPLICATION_JSON)
                .body(JsonBytes.joined(fields, JsonBytes.of(body.index(Instant.now()))));
    }

    /** Of the index and of what is answered, which depends on the viewer and the question. */
    private static String etag(Body body, byte[] fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body.version().getBytes(UTF_8));
            digest.update(fields);
            return HexFormat.of().formatHex(ByteBuffer.wrap(digest.digest(), 0, ETAG_BYTES).array(), 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the key of the request may. */
    static ServerResponse key(ServerRequest request) {
        Parameters.of(request, KeyOperations.VALIDATE);
        Admitted admitted = AccessFilter.of(request.servletRequest());
        RateLimit limit = admitted.limit();
        if (limit == null || !(admitted.viewer() instanceof Viewer.User user)) {
            throw Problem.notFound("The single-user mode has no keys");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("valid", true);
        fields.put("tier", admitted.tier());
        fields.put("userId", user.name());
        fields.put("rateLimitInfo", Map.of("limit", limit.rateLimit(), "remaining", limit.remaining(),
                "reset", limit.resetAt().toEpochSecond()));
        return json(OK, fields);
    }

    /** Answers, also if there is a problem. */
    static ServerResponse answered(ServerRequest request, HandlerFunction<ServerResponse> handler) throws Exception {
        try {
            return handler.handle(request);
        } catch (Problem e) {
            ServerResponse.BodyBuilder response = ServerResponse.status(e.status()).contentType(MediaType.APPLICATION_JSON);
            if (e.retryAfterSeconds() > 0) {
                response.header("Retry-After", String.valueOf(e.retryAfterSeconds()));
            } else if (e.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                response.header("Retry-After", RETRY_AFTER_SECONDS);
            }
            return response.body(JsonBytes.of(Json.fields(e)));
        } catch (Fields.MalformedException e) {
            return json(HttpStatus.BAD_REQUEST.value(), Json.MALFORMED);
        } catch (DataAccessException e) {
            LOG.warn("{} failed: {}", request.path(), e.getClass().getSimpleName());
            LOG.debug("because of", e);
            return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS)
                    .contentType(MediaType.APPLICATION_JSON).body(JsonBytes.of(Map.of("error", "The database does not answer")));
        }
    }
}
