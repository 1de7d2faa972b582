package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.serve.StandardInput;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "mcp",
        description = "Answer an agent or editor on standard input and output, by the Model Context Protocol, until the input ends."
                + " Messages for people go to standard error.",
        footerHeading = "%nExamples:%n",
        footer = {"  claude mcp add kota -- kota mcp", "  kota mcp --as jane@example.com"})
final class McpCommand implements Callable<Integer> {
    private final DatabaseSource databases;
    private final InputStream in;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Answer only from what this user may see: an e-mail address or id (default: everything).")
    private @Nullable String user;

    McpCommand(DatabaseSource databases, InputStream in) {
        this.databases = databases;
        this.in = in;
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setOut(System.err); // whatever a library prints is no message of the protocol
        Viewer viewer = user == null ? new Viewer.Owner() : new Viewer.User(user);
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            SchemaMigrations.migrate(database.dataSource());
            StandardInput.serve(database, viewer, in, new FileOutputStream(FileDescriptor.out), Kota.version());
        }
        return ExitCode.DONE;
    }
}
