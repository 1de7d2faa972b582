package dev.kotadb.jobs.cli.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that a client asked for, with the connections that take its output and its exit code. */
final class ClientCommand implements AutoCloseable {
    private final Socket control;
    private final CompletableFuture<Socket> out;
    private final CompletableFuture<Socket> err;
    private final Duration patience;
    private final boolean terminal;
    private final Map<String, String> environment;
    private final Path directory;
    private final String[] arguments;
    private volatile boolean ended;

    ClientCommand(
            Socket control,
            CompletableFuture<Socket> out,
            CompletableFuture<Socket> err,
            Duration patience,
            boolean terminal,
            Map<String, String> environment,
            Path directory,
            String... arguments) {
        this.control = control;
        this.out = out;
        this.err = err;
        this.patience = patience;
        this.terminal = terminal;
        this.environment = environment;
        this.directory = directory;
        this.arguments = arguments;
    }

    /** What of the client's environment may differ from the daemon's. */
    Map<String, String> environment() {
        return environment;
    }

    Path directory() {
        return directory;
    }

    boolean terminal() {
        return terminal;
    }

    String[] arguments() {
        return arguments.clone();
    }

    /** @return whether the client has made the connections for output */
    boolean awaitOutputs() {
        try {
            CompletableFuture.allOf(out, err).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    OutputStream out() throws IOException {
        return new ClientStream(out.join().getOutputStream());
    }

    OutputStream err() throws IOException {
        return new ClientStream(err.join().getOutputStream());
    }

    void refuse() throws IOException {
        tell("busy");
    }

    void accept() throws IOException {
        tell("runs");
    }

    /** Calls the action if the client goes before the command has ended. */
    void onLoss(Runnable action) {
        Thread.ofVirtual().name("client's life").start(() -> {
            try {
                while (control.getInputStream().read() >= 0) {
                    // Nothing is sent; the end of the stream counts.
                }
            } catch (IOException e) {
                // So is a broken connection.
            }
            if (!ended) {
                action.run();
            }
        });
    }

    /** All output has been written. */
    void end(int exitCode) throws IOException {
        ended = true;
        closeOutputs();
        tell(String.valueOf(exitCode));
    }

    private void tell(String line) throws IOException {
        control.getOutputStream().write((line + "\n").getBytes(UTF_8));
    }

    private void closeOutputs() {
        out.thenAccept(Clients::close);
        err.thenAccept(Clients::close);
    }

    @Override
    public void close() {
        ended = true;
        closeOutputs();
        Clients.close(control);
    }

    /** A client that takes nothing more is like a pipe whose reader has gone. */
    private static final class ClientStream extends FilterOutputStream {
        ClientStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new IOException("Broken pipe", e);
            }
        }
    }
}
