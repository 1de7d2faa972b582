package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server, or a new watching script for a running server that has lost its script. Holds the start lock meanwhile. */
final class ServerStart {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);
    private static final int PAUSE_MILLIS = 5;
    private static final int RETRY_MILLIS = 300;

    /** Temporary failures: another program took the port, or processes of a killed server are still ending. */
    private static final Pattern TEMPORARY =
            Pattern.compile("Address already in use|could not bind|still in use|lock file \"postmaster.pid\" already exists");

    private final ServerFolder folder;

    ServerStart(ServerFolder folder) {
        this.folder = folder;
    }

    /** Starts a new script for a running server, so that the server is stopped after its last lease. */
    void watchAgain() throws IOException, InterruptedException {
        if (running().isPresent()) {
            run().lease().close();
        }
    }

    Lease.RunningServer run() throws IOException, InterruptedException {
        // A file lock belongs to the whole process, so its threads need a lock of their own.
        synchronized (ServerStart.class) {
            try (FileChannel channel =
                            FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                LOG.trace("holding {}", lock);
                Optional<Lease.RunningServer> running = Lease.take(folder);
                return running.isPresent() ? running.get() : start();
            }
        }
    }

    private Lease.RunningServer start() throws IOException, InterruptedException {
        removeLeftovers();
        makeFifo();
        RunAs runAs = RunAs.find(folder);
        Lease lease = Lease.open(folder);
        boolean started = false;
        try {
            ServerState state = running().isPresent()
                    ? watched(List.of())
                    : started(new Cluster(folder, Binaries.unpacked(folder), runAs));
            state.write(folder);
            started = true;
            return new Lease.RunningServer(lease, state);
        } finally {
            if (!started) {
                lease.close();
            }
        }
    }

    private ServerState started(Cluster cluster) throws IOException, InterruptedException {
        Optional<Postmaster> dead = Postmaster.read(folder.data());
        if (dead.isPresent() && !Processes.mayBePostgres(dead.get().pid())) {
            // PostgreSQL refuses to start if any process has this id, and after a crash another program often has it.
            Files.delete(Postmaster.file(folder.data()));
        }
        cluster.prepare();
        for (int attempt = 1; ; attempt++) {
            cluster.configure(freePort());
            long logged = rotatedLog();
            try {
                return watched(cluster.startCommand());
            } catch (StartFailed e) {
                String reason = logSince(logged);
                if (attempt >= Limit.SERVER_START_ATTEMPTS.value() || !TEMPORARY.matcher(reason).find()) {
                    throw new DatabaseUnavailableException("The embedded database in " + folder.data()
                            + " did not start: " + reason + "\nIts log is " + folder.log() + ".", e);
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private ServerState watched(List<String> startCommand) throws IOException, InterruptedException {
        Watcher.start(folder, startCommand);
        Instant limit = Instant.now().plus(Limit.SERVER_START_TIMEOUT.duration());
        while (Instant.now().isBefore(limit)) {
            if (Files.exists(folder.failed())) {
                throw new StartFailed("PostgreSQL ended at its start");
            }
            Optional<Postmaster> server = Postmaster.read(folder.data()).filter(Postmaster::ready);
            Optional<Long> watcher = Watcher.pid(folder);
            if (server.isPresent() && watcher.isPresent() && Processes.isPostgres(server.get().pid())) {
                return new ServerState(server.get().port(), server.get().pid(), watcher.get(), ServerState.here());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new DatabaseUnavailableException("The embedded database in " + folder.data() + " was not ready after "
                + Limit.SERVER_START_TIMEOUT.value() + " s. It is still starting: try again. Its log is " + folder.log() + ".");
    }

    /** Ends a left-over script and deletes its files. A server may still be running afterwards. */
    private void removeLeftovers() throws IOException, InterruptedException {
        Optional<ServerState> state = ServerState.read(folder);
        if (state.isPresent() && !state.get().isHere()) {
            waitForSilence();
        } else if (state.isPresent()) {
            // The server or the script was killed; a script without its server has nothing to do.
            Watcher.kill(folder);
        }
        Instant limit = Instant.now().plus(Limit.SERVER_STOP_TIMEOUT.duration());
        while (Watcher.runs(folder) && Instant.now().isBefore(limit)) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Watcher.kill(folder);
        for (Path left : List.of(folder.accepting(), folder.closing(), folder.watcher(), folder.failed(), folder.stop())) {
            Files.deleteIfExists(left);
        }
    }

    /** Waits until a server of another container, or of an earlier boot of this machine, counts as ended. */
    private void waitForSilence() throws IOException, InterruptedException {
        if (SharedUse.isHeld(folder)) {
            throw new DatabaseUnavailableException("The embedded database in " + folder.root()
                    + " is in use from another container. Wait for it, set KOTA_HOME to another directory, or use one "
                    + "database for both with KOTA_DB_URL.");
        }
        // The script of a server that is idle or stopping touches its file again and again.
        ServerFolder.write(folder.stop(), "");
        Instant quietSince = Instant.now();
        while (Instant.now().isBefore(quietSince.plus(Limit.SERVER_SILENCE.duration()))) {
            Optional<Instant> touched = lastModified(folder.closing()).or(() -> lastModified(folder.accepting()));
            if (touched.isEmpty()) {
                return;
            }
            quietSince = touched.get().isAfter(quietSince) ? touched.get() : quietSince;
            Thread.sleep(PAUSE_MILLIS);
        }
        // The process id in this file may belong to another program here, and PostgreSQL would refuse to start.
        Files.deleteIfExists(Postmaster.file(folder.data()));
    }

    private static Optional<Instant> lastModified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            LOG.trace("no {}", file, e);
            return Optional.empty();
        }
    }

    private void makeFifo() throws IOException, InterruptedException {
        if (Files.exists(folder.users())) {
            return;
        }
        Commands.Result result = Commands.run(List.of("mkfifo", "-m", "600", folder.users().toString()), "");
        if (!result.succeeded()) {
            throw new DatabaseUnavailableException("The embedded database cannot use " + folder.root() + ": "
                    + result.output() + ". Set KOTA_HOME to a directory on a local file system.");
        }
    }

    private Optional<Postmaster> running() throws IOException {
        return Postmaster.read(folder.data()).filter(server -> Processes.isPostgres(server.pid()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private long rotatedLog() throws IOException {
        if (!Files.exists(folder.log())) {
            return 0;
        }
        long size = Files.size(folder.log());
        if (size <= Limit.SERVER_LOG_SIZE.value()) {
            return size;
        }
        Files.move(
                folder.log(), folder.root().resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private String logSince(long position) throws IOException {
        byte[] text = Files.exists(folder.log()) ? Files.readAllBytes(folder.log()) : new byte[0];
        int from = (int) Math.min(position, text.length);
        return new String(text, from, text.length - from, StandardCharsets.UTF_8).strip();
    }

    private static final class StartFailed extends IOException {
        private static final long serialVersionUID = 1L;

        StartFailed(String message) {
            super(message);
        }
    }
}
