package dev.kotadb.jobs.cli.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.ExitCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "open",
        description = "Open the web page of a server that runs (kota serve) in a browser: the program in BROWSER, or the desktop's. Prints"
                + " the page's address.",
        footerHeading = "%nExamples:%n",
        footer = {"  kota open", "  kota open parse json lang:java", "  kota open --server https://code.example.com HttpResponse"})
public final class OpenCommand implements Callable<Integer> {
    private static final int WAIT_MILLIS = 3000;

    private final Console console;
    private final DesktopOpener opener;

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = "What to search for, as in the page's field; by default the first page.")
    private List<String> words = List.of();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where the server answers. By default on this machine, at KOTA_SERVE_PORT (8084).")
    private String server = "";

    @Option(names = "--address", hidden = true, defaultValue = "${env:KOTA_SERVE_ADDRESS:-127.0.0.1}")
    private String address = "";

    @Option(names = "--port", hidden = true, defaultValue = "${env:KOTA_SERVE_PORT:-8084}")
    private int port;

    public OpenCommand(Console console, DesktopOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        String site = site();
        requireServer(site);
        String query = String.join(" ", words).strip();
        String page = site + "/" + (query.isEmpty() ? "" : "?q=" + URLEncoder.encode(query, UTF_8));
        console.out().println(page);
        console.out().flush();
        opener.open(page);
        return ExitCode.DONE;
    }

    private String site() {
        if (server.isEmpty()) {
            String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
            return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
        if (!server.matches("https?://[^\\s/?#]+/?")) {
            throw new CommandFailure("--server is an address such as https://code.example.com", ExitCode.USAGE);
        }
        return server.replaceFirst("/$", "");
    }

    private static void requireServer(String site) {
        String why;
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create(site + "/health").toURL().openConnection();
            connection.setConnectTimeout(WAIT_MILLIS);
            connection.setReadTimeout(WAIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            String type = connection.getContentType();
            connection.disconnect();
            if ((status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_UNAVAILABLE)
                    && type != null && type.startsWith("application/json")) {
                return; // without its database, the page says so
            }
            why = "What answers at " + site + " is no kota serve.";
        } catch (IOException | IllegalArgumentException e) {
            why = "No server answers at " + site + ".";
        }
        throw new CommandFailure(why + " Start one with: kota serve; or name another by --server URL.");
    }
}
