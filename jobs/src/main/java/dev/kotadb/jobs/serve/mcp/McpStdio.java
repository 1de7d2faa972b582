package dev.kotadb.jobs.serve.mcp;

import dev.kotadb.jobs.questions.Viewer;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The tools on standard input and output, for editors that start the program themselves. */
public final class McpStdio {
    /** Between the end of the input and the end of the program; what was asked last is answered. */
    private static final Duration REST = Duration.ofMillis(500);

    private final Tools tools;
    private final Viewer viewer;
    private final AtomicInteger active = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    public McpStdio(Tools tools, Viewer viewer) {
        this.tools = tools;
        this.viewer = viewer;
    }

    /** Answers until the input ends. @param out gets nothing but messages of the protocol */
    public void run(InputStream in, OutputStream out, String version) throws InterruptedException {
        McpSyncServer server = McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper(), watched(in), out))
                .serverInfo("kota", version)
                .instructions(Tools.INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false)
                .tools(tools.all().stream().map(this::specification).toList())
                .build();
        ended.await();
        waitForTheLastAnswers();
        server.close();
    }

    private SyncToolSpecification specification(Tool tool) {
        return new SyncToolSpecification(Tools.schema(tool), (exchange, request) -> {
            active.incrementAndGet();
            try {
                return Tools.answer(tool, viewer, request);
            } finally {
                active.decrementAndGet();
            }
        });
    }

    /** The transport closes its session at the end of the input, and what is being answered would be lost. */
    private InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                return atEnd(super.read());
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return atEnd(super.read(bytes, offset, length));
            }

            private int atEnd(int read) {
                if (read < 0) {
                    ended.countDown();
                    waitForTheLastAnswers();
                }
                return read;
            }
        };
    }

    private void waitForTheLastAnswers() {
        try {
            do {
                Thread.sleep(REST);
            } while (active.get() > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
