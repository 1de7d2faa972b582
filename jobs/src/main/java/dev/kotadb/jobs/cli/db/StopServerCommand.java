package dev.kotadb.jobs.cli.db;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.schema.admin.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "stop",
        description = {
            "Stop the embedded server, if no command uses it.",
            "It stops by itself KOTA_SERVER_IDLE_TIMEOUT seconds (300) after the last command that used it."
        })
final class StopServerCommand implements Callable<Integer> {
    private final Console console;
    private final Path home;

    StopServerCommand(Console console, Path home) {
        this.console = console;
        this.home = home;
    }

    @Override
    public Integer call() {
        boolean stopped = EmbeddedServer.stop(home);
        console.out().println(stopped ? "The embedded server has stopped." : "The embedded server is not running.");
        return ExitCode.DONE;
    }
}
