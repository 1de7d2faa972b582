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

/** One open end of the FIFO: as long as it is open, the script leaves the server alone. */
final class Membership implements AutoCloseable {
    private static final int PAUSE_MILLIS = 5;

    // Keeps the files reachable: the garbage collector would close them for a caller that keeps only the URL of its lease.
    private static final Set<Membership> OPEN = ConcurrentHashMap.newKeySet();

    private final ServerFolder folder;
    private final FileChannel users;

    private Membership(ServerFolder folder, FileChannel users) {
        this.folder = folder;
        this.users = users;
    }

    /** Joins a server that accepts connections; empty, and nothing is held, if there is none. */
    static Optional<Joined> join(ServerFolder folder) throws IOException, InterruptedException {
        if (!Files.exists(folder.users())) {
            return Optional.empty();
        }
        Membership membership = open(folder);
        boolean joined = false;
        try {
            Optional<ServerState> state = membership.acceptingState();
            joined = state.isPresent();
            return state.map(found -> new Joined(membership, found));
        } finally {
            if (!joined) {
                membership.close();
            }
        }
    }

    /** Holds the FIFO open, with or without a reader. */
    static Membership open(ServerFolder folder) throws IOException {
        SharedUse.enter(folder);
        try {
            // For reading, too: so it never waits for the script. Never created here, that would make a plain file.
            FileChannel users =
                    FileChannel.open(folder.users(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            // Wakes a script that has just seen the last user leave and looks again.
            users.write(ByteBuffer.wrap("+\n".getBytes(StandardCharsets.US_ASCII)));
            Membership membership = new Membership(folder, users);
            OPEN.add(membership);
            return membership;
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
            // The script renames one to the other, and back if it sees us; only without either is there no server.
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

    /** A lease on a server that runs. */
    record Joined(Membership membership, ServerState state) {}
}
