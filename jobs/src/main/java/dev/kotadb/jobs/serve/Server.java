package dev.kotadb.jobs.serve;

import com.zaxxer.hikari.HikariDataSource;
import dev.kotadb.jobs.serve.access.Gate;
import dev.kotadb.jobs.serve.access.Sessions;
import dev.kotadb.jobs.serve.answers.Answers;
import dev.kotadb.jobs.serve.answers.Reads;
import dev.kotadb.jobs.serve.http.AccessFilter;
import dev.kotadb.jobs.serve.http.Health;
import dev.kotadb.jobs.serve.http.HttpServer;
import dev.kotadb.jobs.serve.http.RequestGuard;
import dev.kotadb.jobs.serve.http.Routes;
import dev.kotadb.jobs.serve.http.WebhookRoutes;
import dev.kotadb.jobs.serve.mcp.McpEndpoint;
import dev.kotadb.jobs.serve.mcp.Tools;
import dev.kotadb.jobs.serve.page.PageRoutes;
import dev.kotadb.jobs.serve.page.access.PageFilter;
import dev.kotadb.jobs.serve.page.access.SignIn;
import dev.kotadb.jobs.serve.page.view.Templates;
import dev.kotadb.jobs.serve.webhook.Webhooks;
import dev.kotadb.schema.admin.server.Database;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Answers over HTTP until it is asked to stop. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final Database database;
    private final HikariDataSource connections;
    private final HttpServer http;
    private final Gate gate;
    private final Webhooks webhooks;
    private final PageRoutes pages;
    private final Thread warmUp;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Server(Database database, ServeOptions options) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install(); // what Tomcat logs
        this.database = database;
        this.connections = ServerConnections.of(database);
        boolean loopback = isLoopback(options.address());
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.gate = new Gate(connections, loopback, options.access());
        Reads reads = new Reads(connections);
        this.http = new HttpServer(
                options.address(), options.port(), new RequestGuard(meters, loopback, options.origins()));
        AccessFilter access = new AccessFilter(gate, meters);
        http.add("access", access);
        Sessions sessions = new Sessions();
        Templates templates = new Templates();
        http.add("page", new PageFilter(access, sessions, templates));
        Answers answers = Answers.of(reads, connections);
        http.add("mcp", "/mcp", new McpEndpoint(new Tools(answers), options.version()));
        this.webhooks = new Webhooks(connections, options.secrets(), meters);
        this.pages = new PageRoutes(templates, new SignIn(access, sessions, templates), reads, connections);
        this.warmUp = Thread.ofVirtual().name("first-page").unstarted(this::warmUp);
        http.add(new Routes(answers, new Health(connections, gate, options.version()), meters).table()
                .and(new WebhookRoutes(webhooks).table())
                .and(pages.table()));
    }

    /**
     * Starts to answer.
     *
     * @param database migrated; stays open when the server is closed
     */
    public static Server start(Database database, ServeOptions options) {
        Server server = new Server(database, options);
        try {
            server.http.start();
            server.warmUp.start();
            return server;
        } catch (RuntimeException e) {
            server.webhooks.close();
            server.connections.close();
            throw e;
        }
    }

    private void warmUp() {
        try {
            http.warmUp(PageRoutes.STYLE_SHEET);
        } catch (IOException e) {
            LOG.debug("no answer to begin with", e);
        }
        pages.warmUp(() -> stopped.getCount() > 0);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no such address: " + address, e);
        }
    }

    public int port() {
        return http.port();
    }

    /** Where it answers. */
    public URI site() {
        return http.site();
    }

    /** Whether requests without a key see everything. */
    public boolean isSingleUser() {
        return gate.isSingleUser();
    }

    /** Waits for {@link #stop}. @return false if the embedded database server has ended */
    public boolean awaitStop() throws InterruptedException {
        while (!stopped.await(1, TimeUnit.SECONDS)) {
            if (database.serverEnded()) {
                return false;
            }
        }
        return true;
    }

    /** Takes no more requests, and waits a while for those that are being answered. */
    public void stop() {
        http.stop();
        stopped.countDown();
    }

    @Override
    public void close() {
        stopped.countDown();
        http.close();
        webhooks.close();
        try {
            warmUp.join(WARM_UP); // it has a connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }
}
