package dev.kotadb.jobs.cli;

import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An address that stays the same while the server behind it is started again at another port. */
final class Relay implements AutoCloseable {
    private final ServerSocket entrance;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile int port;

    Relay() throws IOException {
        entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Leads to a server from now on. @return the environment of a command that uses it as a server of the user's own */
    Map<String, String> to(Database database) {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        port = server.getPort();
        Map<String, String> environment = new HashMap<>();
        environment.put("KOTA_HOME", System.getProperty("java.io.tmpdir"));
        environment.put("KOTA_DB_URL", "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + server.getPath());
        environment.put("KOTA_DB_USER", database.user());
        environment.put("KOTA_DB_PASSWORD", database.password());
        environment.put("KOTA_DB_LOSS_TIMEOUT", "2");
        environment.put("LOGGING_CONFIG", "classpath:logback.xml"); // not the one of the tests
        return environment;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                Thread.ofPlatform().daemon().start(() -> connect(client));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void connect(Socket client) {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            open.add(server);
            Thread back = Thread.ofPlatform().daemon().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (IOException e) {
            // The server is away, and so the client's connection ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Both ends are closed.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
