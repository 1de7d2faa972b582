package dev.kotadb.jobs.serve;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.Answers;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.mcp.McpStdio;
import dev.kotadb.jobs.serve.mcp.Tools;
import dev.kotadb.schema.admin.server.Database;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers agents on standard input and output. */
public final class StandardInput {
    private StandardInput() {}

    /**
     * Answers until the input ends.
     *
     * @param out gets nothing but messages of the protocol
     */
    public static void serve(Database database, Viewer viewer, InputStream in, OutputStream out, String version)
            throws InterruptedException {
        try (HikariDataSource connections = ServerConnections.of(database)) {
            Tools tools = new Tools(Answers.of(new Reads(connections), connections));
            new McpStdio(tools, viewer).run(in, out, version);
        }
    }
}
