package dev.kotadb.jobs.nightly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a hook does, the night goes on. */
@Timeout(60)
class NightHookTest {
    private static final String JSON = "{\"status\":\"completed\"}";
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aUrlIsSentTheResult() {
        String url = serve(exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        new NightHook(url, LONG).call(JSON);

        assertThat(received).containsExactly("POST application/json " + JSON);
    }

    @Test
    void aUrlThatDoesNotAnswerIsGivenUp() {
        String url = serve(_ -> {
            received.add("asked");
            await();
        });

        new NightHook(url, SHORT).call(JSON);

        assertThat(received).containsExactly("asked");
    }

    @Test
    void theEndOfAnAnswerIsNotAwaited() {
        String url = serve(exchange -> {
            received.add("asked");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("begun".getBytes(UTF_8));
            body.flush();
            await();
        });

        new NightHook(url, SHORT).call(JSON);

        assertThat(received).containsExactly("asked");
    }

    @Test
    void aUrlThatRefusesOrIsNoneChangesNothing() {
        String url = serve(exchange -> exchange.sendResponseHeaders(500, -1));

        assertThatCode(() -> new NightHook(url, LONG).call(JSON)).doesNotThrowAnyException();
        server.stop(0);
        assertThatCode(() -> new NightHook(url, LONG).call(JSON)).doesNotThrowAnyException();
        assertThatCode(() -> new NightHook("http://no host/", LONG).call(JSON)).doesNotThrowAnyException();
    }

    @Test
    void aCommandThatDoesNotEndIsKilledWithItsChildren(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");

        new NightHook("sleep 300 & echo $! > " + pid + "; wait", Duration.ofSeconds(5)).call(JSON);

        Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private String serve(HttpHandler handler) {
        server.createContext("/", handler);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
