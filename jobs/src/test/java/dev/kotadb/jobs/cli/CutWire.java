package dev.kotadb.jobs.cli;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server that ends at a chosen statement: every session breaks and none begins, until it is mended. To the server
 * that is a client killed at that moment; to the client, a network that fails.
 *
 * <p>It reads PostgreSQL's messages, version 3, as far as it takes to tell statements; sessions are not encrypted.
 */
final class CutWire implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int HEADER = 4;

    private final String url;
    private final String serverHost;
    private final int serverPort;
    private final ServerSocket entrance;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<Sent> statements = new ArrayList<>();
    private int fatal = -1;
    private Moment moment = Moment.UNSENT;
    private boolean cut;
    private int opened;

    /** When the wire ends. */
    enum Moment {
        /** Before the statement is sent. */
        UNSENT,
        /** When the server has done it, and before it can say so. */
        UNANSWERED
    }

    /** @param session number of the connection, from 0; what cuts count are these, and the ends of copies */
    record Sent(int session, String sql) {}

    /** @param url {@code jdbc:postgresql://…} of the real one */
    CutWire(String url) {
        URI server = URI.create(url.substring("jdbc:".length()));
        this.serverHost = server.getHost();
        this.serverPort = server.getPort();
        try {
            this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.url = "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + server.getPath();
        Thread.ofVirtual().start(this::admit);
    }

    String url() {
        return url;
    }

    /** @param statement number of the one to end at, from 0, counted from now on */
    synchronized void cutAt(int statement, Moment when) {
        statements.clear();
        fatal = statement;
        moment = when;
    }

    /** Lets everything through. */
    synchronized void mend() {
        fatal = -1;
        cut = false;
        statements.clear();
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized List<Sent> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.forEach(Session::end);
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Session session = open(client);
                if (session == null) {
                    client.close();
                } else {
                    Thread.ofVirtual().start(session::upstream);
                }
            } catch (IOException e) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private synchronized @Nullable Session open(Socket client) throws IOException {
        if (cut) {
            return null;
        }
        Session session = new Session(opened++, client, new Socket(serverHost, serverPort));
        sessions.add(session);
        return session;
    }

    /** @return whether the statement is the fatal one */
    private synchronized boolean isFatal(int session, String sql) {
        statements.add(new Sent(session, sql));
        return statements.size() - 1 == fatal;
    }

    private void cut() {
        synchronized (this) {
            cut = true;
        }
        sessions.forEach(Session::end);
        sessions.clear();
    }

    private final class Session {
        private final int number;
        private final Socket client;
        private final Socket server;
        private final DataInputStream fromClient;
        private final DataOutputStream toServer;
        private final DataInputStream fromServer;
        private final DataOutputStream toClient;
        private final Map<String, String> prepared = new HashMap<>();
        private String bound = "";
        private volatile boolean dying;

        Session(int number, Socket client, Socket server) throws IOException {
            this.number = number;
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            toServer = new DataOutputStream(server.getOutputStream());
            fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            toClient = new DataOutputStream(client.getOutputStream());
        }

        void upstream() {
            try {
                greet();
                Thread.ofVirtual().start(this::downstream);
                while (true) {
                    byte type = fromClient.readByte();
                    byte[] body = fromClient.readNBytes(fromClient.readInt() - HEADER);
                    String sql = statement(type, body);
                    if (sql != null && isFatal(number, sql)) {
                        if (moment == Moment.UNSENT) {
                            cut();
                            return;
                        }
                        dying = true;
                    }
                    send(toServer, type, body);
                }
            } catch (IOException e) {
                end();
            }
        }

        private void greet() throws IOException {
            while (true) {
                byte[] body = fromClient.readNBytes(fromClient.readInt() - HEADER);
                toServer.writeInt(body.length + HEADER);
                toServer.write(body);
                int code = body[0] << 24 | (body[1] & 0xFF) << 16 | (body[2] & 0xFF) << 8 | body[3] & 0xFF;
                if (code != SSL_REQUEST && code != GSS_REQUEST) {
                    return;
                }
                toClient.writeByte(fromServer.readByte());
            }
        }

        private void downstream() {
            try {
                while (true) {
                    byte type = fromServer.readByte();
                    byte[] body = fromServer.readNBytes(fromServer.readInt() - HEADER);
                    if (!dying) {
                        send(toClient, type, body);
                    } else if (type == 'Z' || type == 'G') { // done, or waiting for a copy's rows
                        cut();
                    }
                }
            } catch (IOException e) {
                end();
            }
        }

        private @Nullable String statement(byte type, byte[] body) {
            switch (type) {
                case 'P' -> prepared.put(text(body, 0), text(body, terminator(body, 0) + 1));
                case 'B' -> bound = prepared.getOrDefault(text(body, terminator(body, 0) + 1), "");
                default -> {}
            }
            return switch (type) {
                case 'Q' -> text(body, 0);
                case 'E' -> bound;
                case 'c' -> "the end of a copy";
                default -> null;
            };
        }

        void end() {
            try (client;
                    server) {
                sessions.remove(this);
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }

    private static void send(DataOutputStream to, byte type, byte[] body) throws IOException {
        byte[] message = new byte[1 + HEADER + body.length];
        ByteBuffer.wrap(message).put(type).putInt(body.length + HEADER).put(body);
        to.write(message);
    }

    private static String text(byte[] body, int from) {
        return new String(body, from, terminator(body, from) - from, StandardCharsets.UTF_8);
    }

    private static int terminator(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }
}
