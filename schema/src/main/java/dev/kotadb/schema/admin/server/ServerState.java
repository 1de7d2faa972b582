package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The contents of the file {@code accepting}: the server's port and process ids.
 *
 * @param postmaster the process id of the server
 * @param watcher the process id of the watching script
 * @param place the boot of the machine and the process namespace in which these process ids are valid
 */
record ServerState(int port, long postmaster, long watcher, String place) {
    /** Empty if no server accepts connections. */
    static Optional<ServerState> read(ServerFolder folder) throws IOException {
        Properties text = new Properties();
        try {
            text.load(new StringReader(Files.readString(folder.accepting())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new ServerState(
                Integer.parseInt(text.getProperty("port", "0")),
                Long.parseLong(text.getProperty("postmaster", "0")),
                Long.parseLong(text.getProperty("watcher", "0")),
                text.getProperty("place", "")));
    }

    void write(ServerFolder folder) throws IOException {
        ServerFolder.write(
                folder.accepting(),
                "port=%d\npostmaster=%d\nwatcher=%d\nplace=%s\n".formatted(port, postmaster, watcher, place));
    }

    boolean isHere() {
        return place.equals(here());
    }

    boolean serverRuns() {
        return isHere() && Processes.isPostgres(postmaster);
    }

    boolean watcherRuns(ServerFolder folder) {
        return isHere() && Processes.isScript(watcher, folder.script());
    }

    static String here() {
        try {
            Path boot = Path.of("/proc/sys/kernel/random/boot_id");
            Path namespace = Path.of("/proc/self/ns/pid");
            return Files.readString(boot).strip() + "/" + Files.readSymbolicLink(namespace);
        } catch (IOException e) {
            // Only Linux has these files, and only there do containers share a directory with other process namespaces.
            return System.getProperty("os.name", "unknown");
        }
    }
}
