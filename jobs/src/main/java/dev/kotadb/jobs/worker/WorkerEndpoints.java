package dev.kotadb.jobs.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kotadb.jobs.json.JsonLines;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers about the worker's health and metrics, under the paths and in the form of Spring Boot's Actuator, which would bring
 * a web server and its start to every command: {@code /actuator/health}, its {@code /liveness} and {@code /readiness}, and
 * {@code /actuator/prometheus}.
 */
final class WorkerEndpoints implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("endpoint-", 0).factory());
    private final HttpServer server;

    private WorkerEndpoints(HttpServer server) {
        this.server = server;
    }

    /** @param health asked at each request */
    static WorkerEndpoints start(int port, Supplier<WorkerHealth> health, PrometheusMeterRegistry meters) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on port " + port + " for health and metrics; give another by --port or KOTA_WORKER_PORT", e);
        }
        WorkerEndpoints endpoints = new WorkerEndpoints(server);
        server.setExecutor(endpoints.threads);
        server.createContext("/actuator/health", exchange -> answerHealth(exchange, health));
        server.createContext("/actuator/prometheus",
                exchange -> answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        server.start();
        return endpoints;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answerHealth(HttpExchange exchange, Supplier<WorkerHealth> source) throws IOException {
        WorkerHealth health = source.get();
        boolean up = switch (exchange.getRequestURI().getPath()) {
            case "/actuator/health/liveness" -> health.live();
            case "/actuator/health/readiness" -> health.ready();
            default -> health.live() && health.database();
        };
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(new PrintStream(json, true, UTF_8))) {
            lines.write(health.answer(up));
        }
        answer(exchange, up ? OK : UNAVAILABLE, "application/json", json.toString(UTF_8));
    }

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
