package dev.kotadb.jobs.validate;

import dev.kotadb.jobs.serve.ServeOptions;
import dev.kotadb.jobs.serve.Server;
import dev.kotadb.schema.admin.server.Database;
import dev.kotadb.schema.keys.ApiKey;
import dev.kotadb.schema.keys.RateLimits;
import dev.kotadb.schema.keys.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that is validated: one that runs, or one of this process, on a free port of the loopback address, which is started by the
 * first request and ends when this is closed. Requests use the public keys of the test data.
 */
final class ValidatedServer implements AutoCloseable {
    /** In the name of the checks' server. */
    private static final String OWN = "validated";

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Supplier<Database> database;
    private final Duration limit;
    private final HttpClient client;
    private @Nullable String url;
    private @Nullable Server own;

    /** @param url of a server that runs; empty for one of this process */
    ValidatedServer(String url, Supplier<Database> database, Duration limit) {
        this.url = url.isEmpty() ? null : url.replaceFirst("/+$", "");
        this.database = database;
        this.limit = limit;
        this.client = HttpClient.newBuilder().connectTimeout(limit).build();
    }

    /** An answer. */
    record Reply(int status, String text, HttpResponse<String> response) {
        boolean isOk() {
            return status == OK;
        }

        boolean isUnauthorized() {
            return status == UNAUTHORIZED;
        }

        boolean isLimited() {
            return status == TOO_MANY_REQUESTS;
        }

        /** Null if there is no such number. */
        @Nullable Long header(String name) {
            return response.headers().firstValue(name).filter(each -> each.matches("\\d{1,18}")).map(Long::parseLong).orElse(null);
        }

        /** An empty object if it is not JSON. */
        JsonNode json() {
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException e) {
                return JsonMapper.shared().createObjectNode();
            }
        }
    }

    String url() {
        if (url == null) {
            own = Server.start(database.get(), new ServeOptions("127.0.0.1", 0, Set.of(), Map.of(), OWN));
            url = "http://127.0.0.1:" + own.port();
        }
        return url;
    }

    /** The key of the test data. */
    static String key(Tier tier) {
        return new ApiKey(tier, keyId(tier), SECRET).text();
    }

    private static String keyId(Tier tier) {
        return (tier == Tier.FREE ? "test" : tier.text()) + "1234567890ab";
    }

    /** Lets the tier's key ask again, if the server counts in the validated database. */
    void forgetRequests(Tier tier) {
        new RateLimits(database.get().dataSource()).forget(keyId(tier));
    }

    /** @param key null for none */
    Reply get(String path, @Nullable String key) {
        return send(request(path, key).GET());
    }

    /** A request of the Model Context Protocol. @param params JSON */
    Reply ask(String method, String params, @Nullable String key) {
        return send(request("/mcp", key)
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}")));
    }

    private HttpRequest.Builder request(String path, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path)).timeout(limit);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
        if (own != null) {
            own.stop();
            own.close();
        }
    }
}
