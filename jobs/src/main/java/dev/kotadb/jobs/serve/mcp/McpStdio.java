package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.schema.settings.Limit;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The tools on standard input and output, for editors that start the program themselves. */
public final class McpStdio {
    /** For what an answer takes beside the question to the database. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Tools tools;
    private final Viewer viewer;

    public McpStdio(Tools tools, Viewer viewer) {
        this.tools = tools;
        this.viewer = viewer;
    }

    /** Answers until the input ends. @param out gets nothing but messages of the protocol */
    public void run(InputStream in, OutputStream out, String version) throws InterruptedException {
        OpenRequests requests = new OpenRequests(Limit.SERVE_STATEMENT_TIMEOUT.duration().plus(MARGIN));
        McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(
                        McpJsonDefaults.getMapper(), requests.counted(in), requests.counted(out)))
                .serverInfo("kota", version)
                .instructions(Tools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false)
                .jsonSchemaValidator(Tools.UNCHECKED)
                .tools(tools.all().stream().map(this::specification).toList())
                .build();
        requests.awaitEnd();
        server.close();
    }

    private SyncToolSpecification specification(Tool tool) {
        return new SyncToolSpecification(
                Tools.schema(tool), (exchange, request) -> Tools.answer(tool, viewer, request));
    }
}
