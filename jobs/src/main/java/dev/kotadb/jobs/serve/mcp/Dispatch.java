package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.serve.answers.SafeText;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Hands messages to the SDK's server on the caller's thread. */
final class Dispatch implements McpStatelessServerTransport {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private static final String UNKNOWN_TOOL = "Unknown tool: ";

    private @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        this.handler = mcpHandler;
    }

    /** What fails because of the parameters' shape is an answer, too. */
    JSONRPCResponse answer(McpTransportContext context, JSONRPCRequest request) {
        try {
            return withToolName(request, Objects.requireNonNull(Objects.requireNonNull(handler).handleRequest(context, request)
                    .contextWrite(each -> each.put(McpTransportContext.KEY, context))
                    .block()));
        } catch (RuntimeException e) {
            LOG.debug("{} was not understood", request.method(), e);
            return new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), null,
                    new JSONRPCError(ErrorCodes.INVALID_PARAMS, "Invalid params", null));
        }
    }

    /** The SDK's message about an unknown tool does not name it; the original's does. */
    private static JSONRPCResponse withToolName(JSONRPCRequest request, JSONRPCResponse response) {
        return response.error() != null && response.error().message().startsWith(UNKNOWN_TOOL)
                        && request.params() instanceof Map<?, ?> params
                ? new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), null, new JSONRPCError(
                        ErrorCodes.INTERNAL_ERROR, UNKNOWN_TOOL + SafeText.shortened(String.valueOf(params.get("name"))), null))
                : response;
    }

    void tell(McpTransportContext context, JSONRPCNotification notification) {
        try {
            Objects.requireNonNull(handler).handleNotification(context, notification)
                    .contextWrite(each -> each.put(McpTransportContext.KEY, context))
                    .block();
        } catch (RuntimeException e) {
            LOG.debug("{} was not understood", notification.method(), e);
        }
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
