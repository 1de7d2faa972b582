package dev.kotadb.jobs.cli;

import dev.kotadb.jobs.cli.console.CommandFailure;
import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.cli.console.DatabaseSource;
import dev.kotadb.jobs.cli.console.ExitCode;
import dev.kotadb.jobs.cli.job.WorkerSignals;
import dev.kotadb.jobs.serve.ServeOptions;
import dev.kotadb.jobs.serve.Server;
import dev.kotadb.jobs.serve.access.AccessOptions;
import dev.kotadb.jobs.serve.access.TokenIssuer;
import dev.kotadb.jobs.serve.webhook.Forge;
import dev.kotadb.schema.admin.migrate.SchemaMigrations;
import dev.kotadb.schema.admin.reset.InstanceLock;
import dev.kotadb.schema.admin.server.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Answer over HTTP, with a web page at /, until asked to stop by SIGTERM or Ctrl-C; a second one ends it at once. Requests need a key"
                + " (kota keys create). As long as no key exists, and only this machine reaches the server, they need none and see"
                + " everything.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kota serve",
            "  kota serve --address 0.0.0.0 --port 8080",
            "  curl 'http://localhost:8084/search?term=HttpResponse'",
            "  curl -H \"Authorization: Bearer $KEY\" 'http://localhost:8084/references?symbol=HttpResponse.parse'"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    private final Console console;
    private final DatabaseSource databases;
    private final Map<String, String> environment;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "${env:KOTA_SERVE_ADDRESS:-127.0.0.1}",
            description = "Listen at this address (127.0.0.1); 0.0.0.0 for all.")
    private String address = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:KOTA_SERVE_PORT:-8084}",
            description = "Listen at this port (8084); 0 for a free one.")
    private int port;

    @Option(
            names = "--origins",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "${env:KOTA_SERVE_ORIGINS:-}",
            description = "Answer requests of browsers from pages of these origins, such as https://code.example.com.")
    private List<String> origins = List.of();

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            defaultValue = "${env:KOTA_SERVE_ISSUER:-}",
            description = "Let users in by JSON Web Tokens of this issuer, too, whose keys are found by OpenID Connect Discovery.")
    private String issuer = "";

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            defaultValue = "${env:KOTA_SERVE_AUDIENCE:-}",
            description = "For whom the issuer's tokens have to be.")
    private String audience = "";

    ServeCommand(Console console, DatabaseSource databases, Map<String, String> environment) {
        this.console = console;
        this.databases = databases;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new CommandFailure("--port is 0 to " + LAST_PORT + ".", ExitCode.USAGE);
        }
        ServeOptions options = options();
        try (Database database = databases.open();
                InstanceLock lock = InstanceLock.shared(database.dataSource())) {
            SchemaMigrations.migrate(database.dataSource());
            try (Server server = Server.start(database, options)) {
                WorkerSignals.install(server::stop);
                console.err().println("kota: answering at " + server.site());
                if (server.isSingleUser()) {
                    console.err().println("kota: single-user mode: no key exists, so every request from this machine sees"
                            + " everything. kota keys create ends it.");
                }
                if (server.awaitStop()) {
                    return ExitCode.DONE;
                }
                console.err().println("kota: the embedded database server has ended");
                return ExitCode.FAILED;
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private ServeOptions options() {
        Map<Forge, String> secrets = new EnumMap<>(Forge.class);
        for (Forge forge : Forge.values()) {
            String secret = environment.getOrDefault(forge.variable(), "").strip();
            if (!secret.isEmpty()) {
                secrets.put(forge, secret);
            }
        }
        return new ServeOptions(address, port,
                origins.stream().map(String::strip).filter(each -> !each.isEmpty()).collect(Collectors.toSet()),
                secrets, access(), Kota.version());
    }

    private AccessOptions access() {
        String operatorKey = environment.getOrDefault("KOTA_SERVE_OPERATOR_KEY", "").strip();
        try {
            return new AccessOptions(
                    issuer.isBlank() ? null : new TokenIssuer(issuer.strip(), audience.strip()),
                    operatorKey.isEmpty() ? null : operatorKey);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }
}
