package dev.kotadb.jobs.serve;

import dev.kotadb.jobs.IndexingApplication;
import dev.kotadb.jobs.serve.access.AccessOptions;
import dev.kotadb.jobs.serve.webhook.Forge;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two small repositories, indexed by the job, and a server on them. */
final class ServedIndex implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int MANY_FILES = 180;

    private static final Map<Forge, String> SECRETS = Map.of(Forge.GITHUB, "github secret", Forge.GITLAB, "gitlab secret");

    private final Database database;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID shopJob;

    private ServedIndex(TestDatabase test, UUID shopJob, AccessOptions access) {
        this.database = Database.open(Map.of(
                "KOTA_DB_URL", test.url(), "KOTA_DB_USER", test.user(), "KOTA_DB_PASSWORD", test.password()));
        this.shopJob = shopJob;
        this.server = Server.start(
                database, new ServeOptions("127.0.0.1", 0, Set.of("https://allowed.example"), SECRETS, access, "test"));
    }

    /** Files that all import each other: a graph that takes longer than a page to read. */
    static Path manyImports(Path directory) throws IOException {
        String imports = IntStream.range(0, MANY_FILES).mapToObj(each -> "import './f" + each + "';\n").collect(Collectors.joining());
        for (int number = 0; number < MANY_FILES; number++) {
            file(directory.resolve("f" + number + ".ts"), imports.replace("import './f" + number + "';\n", ""));
        }
        return directory;
    }

    /** Indexes nothing. */
    static ServedIndex on(TestDatabase test, AccessOptions access) {
        return new ServedIndex(test, new UUID(0, 0), access);
    }

    /** Indexes acme/shop and acme/tools into the database. */
    static ServedIndex start(TestDatabase test, Path folder) throws IOException {
        return start(test, folder, Map.of());
    }

    /** @param more directories that are indexed, too, by name */
    static ServedIndex start(TestDatabase test, Path folder, Map<String, Path> more) throws IOException {
        file(folder.resolve("shop/src/HttpResponse.java"), """
                package shop;

                class HttpResponse {
                    int parse(String text) { return 1; }
                }
                """);
        file(folder.resolve("shop/src/Client.java"), """
                package shop;
                class Client {
                    HttpResponse read() { new HttpResponse().parse("a"); new HttpResponse().parse("b"); return null; }
                }
                """);
        file(folder.resolve("shop/src/a.ts"), "import './b';\n");
        file(folder.resolve("shop/src/b.ts"), "import './a';\n");
        file(folder.resolve("shop/pom.xml"), "<project><groupId>acme</groupId><artifactId>shop</artifactId><version>1.5</version>"
                + "<dependencies><dependency><groupId>com.example</groupId><artifactId>money</artifactId><version>3.1</version>"
                + "</dependency></dependencies></project>\n");
        file(folder.resolve("tools/tool.py"), "def http_response():\n    pass  # https\n");
        UUID job;
        try (IndexingApplication application = IndexingApplication.start(test, folder.resolve("home"))) {
            job = application.index(folder.resolve("shop"), "acme/shop").job();
            application.index(folder.resolve("tools"), "acme/tools");
            more.forEach((name, directory) -> application.index(directory, name));
        }
        return new ServedIndex(test, job, AccessOptions.KEYS_ONLY);
    }

    static void file(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** The job that indexed acme/shop. */
    UUID shopJob() {
        return shopJob;
    }

    int port() {
        return server.port();
    }

    Server server() {
        return server;
    }

    /** A response. */
    record Reply(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String error() {
            return json().path("error").asString();
        }
    }

    Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Reply post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    /** @param method one that {@link #get} and {@link #post} are not for */
    Reply send(String method, String path, String body, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path)).timeout(LIMIT);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String[] bearer(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    @Override
    public void close() {
        server.stop();
        server.close();
        client.close();
        database.close();
    }
}
