package dev.kotadb.schema.admin.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the FIFO open for a lease. The watching script does not stop the server while the FIFO is open. */
final class Lease implements AutoCloseable {
    private static final int PAUSE_MILLIS = 5;

    // Keeps the channels reachable. Otherwise the garbage collector would close them if a caller keeps only the server's URL.
    private static final Set<Lease> OPEN = ConcurrentHashMap.newKeySet();

    private final ServerFolder folder;
    private final FileChannel users;

    private Lease(ServerFolder folder, FileChannel users) {
        this.folder = folder;
        this.users = users;
    }

    /** Takes a lease on a server that accepts connections; empty if there is none. */
    static Optional<RunningServer> take(ServerFolder folder) throws IOException, InterruptedException {
        if (!Files.exists(folder.users())) {
            return Optional.empty();
        }
        Lease lease = open(folder);
        boolean taken = false;
        try {
            Optional<ServerState> state = lease.acceptingState();
            taken = state.isPresent();
            return state.map(found -> new RunningServer(lease, found));
        } finally {
            if (!taken) {
                lease.close();
            }
        }
    }

    /** Opens the FIFO, whether or not the script reads it. */
    static Lease open(ServerFolder folder) throws IOException {
        SharedUse.enter(folder);
        try {
            // Opening for READ and WRITE never waits for the script. Without CREATE, because that would make a regular file.
            FileChannel users =
                    FileChannel.open(folder.users(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            // Wakes the script if it has just seen the last lease end and checks once more.
            users.write(ByteBuffer.wrap("+\n".getBytes(StandardCharsets.US_ASCII)));
            Lease lease = new Lease(folder, users);
            OPEN.add(lease);
            return lease;
        } catch (NoSuchFileException e) {
            SharedUse.leave(folder);
            throw e;
        }
    }

    private Optional<ServerState> acceptingState() throws IOException, InterruptedException {
        while (true) {
            boolean closing = Files.exists(folder.closing());
            Optional<ServerState> state = ServerState.read(folder);
            if (state.isPresent()) {
                return state.filter(found -> found.serverRuns() && found.watcherRuns(folder));
            }
            // The script renames "accepting" to "closing", and back if it sees this lease. Without either, there is no server.
            if (!closing || !Watcher.runs(folder)) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        users.close();
        SharedUse.leave(folder);
    }

    /** A lease on a running server, and the server's state. */
    record RunningServer(Lease lease, ServerState state) {}
}
