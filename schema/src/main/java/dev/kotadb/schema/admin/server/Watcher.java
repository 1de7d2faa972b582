package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The shell script that starts the server and stops it after the last lease. It outlives all processes that use the server. */
final class Watcher {
    private Watcher() {}

    /** Starts the script. @param startCommand starts the server; empty if the server is running */
    static void start(ServerFolder folder, List<String> startCommand) throws IOException {
        try (InputStream script =
                Objects.requireNonNull(Watcher.class.getResourceAsStream("watch.sh"), "watch.sh is not on the class path")) {
            ServerFolder.write(folder.script(), new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        Files.deleteIfExists(folder.watcher());
        Files.deleteIfExists(folder.failed());
        List<String> command = new ArrayList<>();
        if (Commands.exists("setsid")) {
            // A session of its own, so that a signal to the caller's process group does not end the script.
            command.add("setsid");
        }
        command.addAll(List.of("sh", folder.script().toString(), folder.root().toString(), folder.data().toString(),
                String.valueOf(Limit.SERVER_IDLE_TIMEOUT.value())));
        command.addAll(startCommand);
        Commands.detached(folder, command);
    }

    static boolean runs(ServerFolder folder) throws IOException {
        return pid(folder).filter(pid -> Processes.isScript(pid, folder.script())).isPresent();
    }

    static Optional<Long> pid(ServerFolder folder) throws IOException {
        try {
            String text = Files.readString(folder.watcher()).strip();
            return text.matches("\\d+") ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Ends a script that has nothing left to watch. */
    static void kill(ServerFolder folder) throws IOException {
        pid(folder).filter(pid -> Processes.isScript(pid, folder.script()))
                .flatMap(ProcessHandle::of)
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
