package dev.kotadb.jobs.serve;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.answers.CodeAnswers;
import dev.kotadb.jobs.serve.answers.ContextAnswers;
import dev.kotadb.jobs.serve.answers.JobAnswers;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.answers.SearchAnswers;
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
            Reads reads = new Reads(connections);
            Tools tools = new Tools(new SearchAnswers(reads), new CodeAnswers(reads), new JobAnswers(reads, connections),
                    new ContextAnswers(reads));
            new McpStdio(tools, viewer).run(in, out, version);
        }
    }
}
