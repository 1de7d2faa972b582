package dev.kotadb.jobs.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.Kota;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.cli.console.StandardOutput;
import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the commands of one user, with one environment, one at a time. A client that comes while a command runs is told that the
 * daemon is busy, and starts a process of its own. Ends when nothing was asked for {@link Limit#DAEMON_IDLE_TIMEOUT}, when its
 * registration is deleted, or when a command left too much in memory.
 */
public final class Daemon {
    private static final int WAITING_CLIENTS = 50;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long MOST_MEMORY_BETWEEN_COMMANDS = 256L << 20;

    private final ServerSocket server;
    private final Registration registration;
    private final CommandErrors errors;
    private final Clients clients;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean collected = true;
    private volatile boolean ends;
    private volatile long lastUse = System.nanoTime();

    private Daemon(ServerSocket server, Registration registration, CommandErrors errors) {
        this.server = server;
        this.registration = registration;
        this.errors = errors;
        this.clients = new Clients(registration.token());
    }

    /** @param arguments the file in which it registers */
    public static void main(String[] arguments) throws IOException {
        CommandErrors errors = new CommandErrors(System.err);
        // Before anything is logged: the log's lines belong to the command that runs.
        System.setErr(new PrintStream(errors, true, UTF_8));
        try (ServerSocket server = new ServerSocket(0, WAITING_CLIENTS, InetAddress.getLoopbackAddress())) {
            Optional<Registration> registration = Registration.claim(Path.of(arguments[0]), server.getLocalPort());
            if (registration.isPresent()) {
                try (Registration claimed = registration.get()) {
                    new Daemon(server, claimed, errors).serve();
                }
            }
        }
        System.exit(ExitCode.DONE); // no thread of a library keeps it
    }

    private void serve() throws IOException {
        server.setSoTimeout((int) POLL.toMillis());
        while (!ends && registration.isValid()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().name("client").start(() -> answer(socket));
            } catch (SocketTimeoutException e) {
                if (!busy.get()) {
                    rest();
                }
            }
        }
    }

    /** Between commands. */
    private void rest() {
        if (!collected) {
            collected = true;
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            ends |= runtime.totalMemory() - runtime.freeMemory() > MOST_MEMORY_BETWEEN_COMMANDS;
        }
        ends |= System.nanoTime() - lastUse > Limit.DAEMON_IDLE_TIMEOUT.duration().toNanos();
    }

    private void answer(Socket socket) {
        try {
            Optional<ClientCommand> asked = clients.connected(socket);
            if (asked.isPresent()) {
                answer(asked.get());
            }
        } catch (IOException e) {
            Clients.close(socket); // who connected has gone, or is no client
        }
    }

    private void answer(ClientCommand command) throws IOException {
        try (command) {
            if (ends || !busy.compareAndSet(false, true)) {
                command.refuse();
                return;
            }
            try {
                if (command.awaitOutputs()) {
                    command.accept();
                    command.end(run(command));
                } else {
                    command.refuse();
                }
            } finally {
                lastUse = System.nanoTime();
                collected = false;
                busy.set(false);
            }
        }
    }

    private int run(ClientCommand command) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(command.environment());
        command.onLoss(() -> System.exit(ExitCode.FAILED)); // as if the client were the process that runs the command
        try (PrintStream err = new PrintStream(command.err(), true, UTF_8)) {
            errors.to(err);
            return Kota.run(
                    new Invocation(
                            new StandardOutput(command.out()), err, environment, command.directory(), command::terminal),
                    command.arguments());
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            ends = true;
            return ExitCode.FAILED;
        } finally {
            errors.toLog();
        }
    }
}
