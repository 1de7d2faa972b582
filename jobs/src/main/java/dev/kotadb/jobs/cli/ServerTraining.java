package dev.kotadb.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.console.Invocation;
import dev.kotadb.jobs.serve.ServeOptions;
import dev.kotadb.jobs.serve.Server;
import dev.kotadb.schema.admin.server.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server what browsers, programs and agents ask first. */
final class ServerTraining {
    private static final Pattern FILE = Pattern.compile("href=\"(/page/file[^\"#]*)");
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"training","version":"1"}}}
            """;
    private static final String INITIALIZED = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;
    private static final String LIST = """
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            """;
    private static final String CALL = """
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_code","arguments":{"term":"parser"}}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String site;
    private boolean answered = true;

    private ServerTraining(int port) {
        this.site = "http://127.0.0.1:" + port;
    }

    /** @return whether everything was answered */
    static boolean run(Map<String, String> environment, String repository) throws IOException, InterruptedException {
        System.setIn(new ByteArrayInputStream((INITIALIZE + INITIALIZED + LIST + CALL).getBytes(UTF_8)));
        int code = Kota.run(Invocation.ofThisProcess(environment), "mcp");
        try (Database database = Database.open(environment);
                Server server = Server.start(database, new ServeOptions("127.0.0.1", 0, Set.of(), Map.of(), Kota.version()))) {
            ServerTraining training = new ServerTraining(server.port());
            training.ask(repository);
            server.stop();
            return training.answered && code == ExitCode.DONE;
        }
    }

    private void ask(String repository) throws IOException, InterruptedException {
        for (String path : List.of("/", "/page/assets/page.css", "/page/repository?name=" + repository, "/page/map?name=" + repository,
                "/page/jobs", "/health", "/search?term=parser", "/symbols?name=SourceParser", "/references?symbol=SourceParser",
                "/repositories")) {
            get(path);
        }
        Matcher file = FILE.matcher(get("/?q=parser"));
        if (file.find()) {
            get(file.group(1).replace("&amp;", "&"));
        }
        for (String message : List.of(INITIALIZE, LIST, CALL)) {
            send("/mcp", HttpRequest.newBuilder().POST(BodyPublishers.ofString(message))
                    .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream"));
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder());
    }

    private String send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> reply = client.send(request.uri(URI.create(site + path)).build(), BodyHandlers.ofString());
        System.out.println(path + ": " + reply.statusCode());
        answered &= reply.statusCode() == 200;
        return reply.body();
    }
}
