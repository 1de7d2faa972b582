package dev.kotadb.jobs.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Reads what clients send. A client makes three connections: two that take the command's standard output and error, and one that
 * names the command and gets its exit code. Each begins with fields that end with a zero byte: the token, what the connection is
 * for, and a name of the client's choice that its three connections share.
 */
final class Clients {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_FIELD = 1 << 17;
    private static final int MOST_ARGUMENTS = 10_000;

    private final byte[] token;
    private final Map<String, Output> outputs = new ConcurrentHashMap<>();

    Clients(String token) {
        this.token = token.getBytes(UTF_8);
    }

    /** A new connection. @return the command if it names one */
    Optional<ClientCommand> connected(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        InputStream in = socket.getInputStream();
        if (!MessageDigest.isEqual(token, field(in).getBytes(UTF_8))) {
            throw new IOException("a wrong token");
        }
        String purpose = field(in);
        String client = field(in);
        switch (purpose) {
            case "run" -> {
                boolean terminal = field(in).equals("1");
                Map<String, String> environment = Map.of("TERM", field(in), "NO_COLOR", field(in));
                Path directory = Path.of(field(in));
                String[] arguments = new String[arguments(in)];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = field(in);
                }
                socket.setSoTimeout(0);
                return Optional.of(new ClientCommand(socket, output("out", client).take(), output("err", client).take(), PATIENCE,
                        terminal, environment, directory, arguments));
            }
            case "out", "err" -> output(purpose, client).socket.complete(socket);
            default -> throw new IOException("an unknown purpose");
        }
        return Optional.empty();
    }

    /** Of the client's connection, which may be made before or after the one that asks for it. */
    private Output output(String purpose, String client) {
        return outputs.computeIfAbsent(purpose + " " + client, name -> {
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> forget(name));
            return new Output();
        });
    }

    private void forget(String name) {
        Output output = outputs.remove(name);
        if (output != null) {
            output.closeUnlessTaken();
        }
    }

    private static final class Output {
        private final CompletableFuture<Socket> socket = new CompletableFuture<>();
        private volatile boolean taken;

        CompletableFuture<Socket> take() {
            taken = true;
            return socket;
        }

        void closeUnlessTaken() {
            if (!taken) {
                socket.thenAccept(Clients::close);
            }
        }
    }

    private static int arguments(InputStream in) throws IOException {
        try {
            int count = Integer.parseInt(field(in));
            if (count >= 0 && count <= MOST_ARGUMENTS) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IOException("a wrong number of arguments");
    }

    private static String field(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != 0; b = in.read()) {
            if (b < 0 || bytes.size() == LONGEST_FIELD) {
                throw new EOFException("a field without end");
            }
            bytes.write(b);
        }
        return bytes.toString(UTF_8);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for whoever is at the other end.
        }
    }
}
