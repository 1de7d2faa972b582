package dev.kotadb.jobs.serve.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.Problem;
import dev.kotadb.jobs.serve.http.AccessFilter;
import dev.kotadb.jobs.serve.http.Json;
import dev.kotadb.schema.settings.Limit;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tools at {@code /mcp}: streamable HTTP without sessions, so that any server of several can answer. The SDK's own servlet
 * answers malformed requests with a stack trace.
 */
public final class McpEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String VIEWER = "viewer";
    private static final String EVENTS = "text/event-stream";

    private final transient Dispatch dispatch = new Dispatch();
    private final transient McpStatelessSyncServer server;
    private final String version;

    public McpEndpoint(Tools tools, String version) {
        this.version = version;
        this.server = McpServer.sync(dispatch)
                .serverInfo("kota", version)
                .instructions(Tools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false) // the messages about wrong arguments are the original's
                .jsonSchemaValidator(Tools.UNCHECKED)
                .immediateExecution(true) // each request has its own thread
                .tools(tools.all().stream().map(McpEndpoint::specification).toList())
                .build();
    }

    private static SyncToolSpecification specification(Tool tool) {
        return new SyncToolSpecification(
                Tools.schema(tool), (context, request) -> Tools.answer(tool, (Viewer) context.get(VIEWER), request));
    }

    /** A client that listens for events learns that there are none; anybody else, that the server is there. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (accepts(request, EVENTS)) {
            response.setHeader("Allow", "POST");
            Json.send(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, Map.of("error", "No events are sent; POST requests"));
            return;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", "ok");
        fields.put("protocol", "mcp");
        fields.put("version", version);
        fields.put("transport", "http");
        Json.send(response, HttpServletResponse.SC_OK, fields);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!accepts(request, Json.TYPE) || !accepts(request, EVENTS)) {
            Json.send(response, HttpServletResponse.SC_NOT_ACCEPTABLE,
                    invalid("The client must accept application/json and text/event-stream"));
            return;
        }
        if (request.getContentType() == null || !request.getContentType().startsWith(Json.TYPE)) {
            Json.send(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, invalid("The body must be application/json"));
            return;
        }
        try {
            String body = new String(Json.body(request, Limit.SERVE_BODY_SIZE.value()), UTF_8);
            JsonNode message = JsonMapper.shared().readTree(body);
            if (!message.isObject()) {
                Json.send(response, HttpServletResponse.SC_BAD_REQUEST, invalid("The body must be one message"));
                return;
            }
            answer(request, response, body);
        } catch (JacksonException e) {
            Json.send(response, HttpServletResponse.SC_BAD_REQUEST, Json.MALFORMED);
        } catch (Problem e) {
            Json.send(response, e.status(), Map.of("error", e.text()));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String body) throws IOException {
        McpSchema.JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), body);
        } catch (IOException | RuntimeException e) {
            Json.send(response, HttpServletResponse.SC_BAD_REQUEST, invalid("The body is no message of JSON-RPC"));
            return;
        }
        McpTransportContext context = McpTransportContext.create(Map.of(VIEWER, AccessFilter.of(request).viewer()));
        switch (message) {
            case JSONRPCRequest asked -> {
                byte[] answer = McpJsonDefaults.getMapper().writeValueAsBytes(dispatch.answer(context, asked));
                response.setContentType(Json.TYPE);
                response.setContentLength(answer.length);
                response.getOutputStream().write(answer);
            }
            case JSONRPCNotification told -> {
                dispatch.tell(context, told);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            default -> response.setStatus(HttpServletResponse.SC_ACCEPTED); // nothing was asked of the client
        }
    }

    private static Map<String, @Nullable Object> invalid(String why) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", ErrorCodes.INVALID_REQUEST);
        error.put("message", why);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("jsonrpc", "2.0");
        fields.put("error", error);
        fields.put("id", null);
        return fields;
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(type);
    }

    @Override
    public void destroy() {
        server.close();
    }
}
