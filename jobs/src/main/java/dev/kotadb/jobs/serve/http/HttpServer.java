package dev.kotadb.jobs.serve.http;

import dev.kotadb.schema.settings.Limit;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/** Tomcat with a virtual thread per request. */
public final class HttpServer implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    static {
        // Tomcat would register its parts by name for management, under the same names for each server of the process.
        Registry.disableRegistry();
    }

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;
    private final String address;
    private final String place;
    private final Context context;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    private final RequestGuard guard;

    /** @param port 0 for a free one */
    public HttpServer(String address, int port, RequestGuard guard) {
        this.guard = guard;
        this.address = address;
        this.place = address + ":" + port;
        try {
            this.folder = Files.createTempDirectory("kota-serve");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector(address, port));
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(ErrorJson.class.getName());
        this.context = tomcat.addContext("", new File(folder.toString()).getAbsolutePath());
        add("problems", new ProblemFilter());
        add("guard", guard);
    }

    private Connector connector(String address, int port) {
        Connector connector = new Connector();
        connector.setProperty("address", address);
        connector.setPort(port);
        connector.setXpoweredBy(false);
        connector.setProperty("bindOnInit", "false"); // otherwise the port stays open while the server stops
        connector.setProperty("connectionTimeout", String.valueOf(Limit.SERVE_IDLE_TIMEOUT.duration().toMillis()));
        connector.setProperty("compression", "on"); // files with links are ten times as long as their text
        connector.setProperty("compressibleMimeType", "text/html,text/css,text/javascript");
        connector.setMaxPostSize(0); // no body is read as a form
        connector.getProtocolHandler().setExecutor(threads);
        return connector;
    }

    /** Adds a filter, behind those that were added before. */
    public void add(String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterDef(definition);
        context.addFilterMap(map);
    }

    public void add(String name, String path, Servlet servlet) {
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(path, name);
    }

    /** Adds the routes, for every path without a servlet of its own. */
    public void add(RouterFunction<ServerResponse> routes) {
        GenericWebApplicationContext beans = new GenericWebApplicationContext();
        RouterFunctionMapping mapping = new RouterFunctionMapping(routes);
        mapping.setMessageConverters(List.of(new ByteArrayHttpMessageConverter(), new StringHttpMessageConverter()));
        beans.registerBean(RouterFunctionMapping.class, () -> mapping);
        beans.registerBean(HandlerFunctionAdapter.class, HandlerFunctionAdapter::new);
        beans.registerBean(DispatcherServlet.HANDLER_EXCEPTION_RESOLVER_BEAN_NAME, NotFound.class, NotFound::new);
        DispatcherServlet dispatcher = new DispatcherServlet(beans);
        dispatcher.setPublishEvents(false);
        add("routes", "/", dispatcher);
    }

    /** @throws IllegalStateException if it cannot listen there */
    public void start() {
        try {
            tomcat.start();
            if (!tomcat.getConnector().getState().isAvailable()) {
                throw new LifecycleException("the port is in use");
            }
        } catch (LifecycleException e) {
            close();
            throw new IllegalStateException(
                    "cannot listen at " + place + "; give another port by --port or KOTA_SERVE_PORT", e);
        }
    }

    /** Asks itself for a file, because the first answer takes half a second longer than others. */
    public void warmUp(String path) throws IOException {
        boolean everywhere = InetAddress.getByName(address).isAnyLocalAddress();
        URLConnection connection = site(everywhere ? "localhost" : address).resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setReadTimeout((int) Limit.SERVE_IDLE_TIMEOUT.duration().toMillis());
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    /** Where it answers. */
    public URI site() {
        return site(address);
    }

    private URI site(String host) {
        try {
            return new URI("http", null, host, port(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no such address: " + host, e);
        }
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Takes no more requests, and waits for those that are being answered as long as the limit allows. */
    public void stop() {
        tomcat.getConnector().pause();
        tomcat.getConnector().getProtocolHandler().closeServerSocketGraceful();
        Instant limit = Instant.now().plus(Limit.SERVE_STOP_TIMEOUT.duration());
        try {
            while (guard.active() > 0 && Instant.now().isBefore(limit)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the server did not stop", e);
        } finally {
            threads.shutdownNow();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
