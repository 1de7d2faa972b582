package dev.kotadb.jobs.index.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kotadb.jobs.index.LibraryJar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A repository of Maven's kind behind HTTP, with checksums, that notes what it is asked for. */
final class LibraryServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;

    private final Path folder;
    private final HttpServer server;
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final Map<String, String> wrongChecksums = new ConcurrentHashMap<>();
    private volatile @Nullable String credentials;
    private volatile Runnable beforeAnswer = () -> {};

    LibraryServer(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Adds a library of one class. @param dependencies as XML @param source of {@code lib.Lib} */
    LibraryServer with(String artifact, String version, String dependencies, String source) throws IOException {
        LibraryJar.write(folder, "org.lib", artifact, version, source);
        return withPom(artifact, version, "<dependencies>" + dependencies + "</dependencies>");
    }

    LibraryServer withPom(String artifact, String version, String content) throws IOException {
        Path library = Files.createDirectories(folder.resolve("org/lib").resolve(artifact).resolve(version));
        Files.writeString(library.resolve(artifact + "-" + version + ".pom"), "<project><modelVersion>4.0.0</modelVersion><groupId>org.lib</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version + "</version>" + content + "</project>");
        return this;
    }

    static String dependency(String artifact, String version) {
        return "<dependency><groupId>org.lib</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    /** From now on it wants a name and a password. */
    void requires(String name, String password) {
        credentials = "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** From now on it runs this before it answers. */
    void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** From now on it says a wrong checksum of a file. */
    void damages(String path) {
        wrongChecksums.put(path + ".sha1", "0".repeat(40));
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/";
    }

    /** The files that it was asked for, without their checksums. */
    List<String> asked() {
        return asked.stream().filter(path -> !path.endsWith(".sha1") && !path.endsWith(".md5")).sorted().distinct().toList();
    }

    int requests() {
        return asked.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            asked.add(path);
            beforeAnswer.run();
            if (credentials != null && !credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"libraries\"");
                exchange.sendResponseHeaders(UNAUTHORIZED, -1);
                return;
            }
            byte @Nullable [] body = content(path);
            exchange.sendResponseHeaders(body == null ? NOT_FOUND : OK, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private byte @Nullable [] content(String path) throws IOException {
        String wrong = wrongChecksums.get(path);
        if (wrong != null) {
            return wrong.getBytes(StandardCharsets.US_ASCII);
        }
        if (path.endsWith(".sha1")) {
            byte[] file = content(path.substring(0, path.length() - ".sha1".length()));
            return file == null ? null : sha1(file).getBytes(StandardCharsets.US_ASCII);
        }
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
