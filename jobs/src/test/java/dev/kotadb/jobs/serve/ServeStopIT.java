package dev.kotadb.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.admin.server.Database;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of a server. */
class ServeStopIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final long SECONDS = 30;

    @Test
    void answersWhatItWasAskedBeforeAndNothingElse() throws Exception {
        try (Database database = Database.open(Map.of(
                        "KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password()));
                Server server = Server.start(database, new ServeOptions("127.0.0.1", 0, Set.of(), Map.of(), "test"));
                HttpClient client = HttpClient.newHttpClient();
                Connection lock = DATABASE.dataSource().getConnection();
                Statement statement = lock.createStatement()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/repositories")).build();
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE repositories IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<HttpResponse<String>> asked = client.sendAsync(request, BodyHandlers.ofString());
            awaitWaiting();

            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop);
            awaitRefusal(request);
            assertThat(stop).isNotDone();
            lock.rollback();

            assertThat(asked.get(SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stop.get(SECONDS, TimeUnit.SECONDS);
            assertThat(server.awaitStop()).isTrue();
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (Database database = Database.open(Map.of(
                        "KOTA_DB_URL", DATABASE.url(), "KOTA_DB_USER", DATABASE.user(), "KOTA_DB_PASSWORD", DATABASE.password()));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServeOptions options = new ServeOptions("127.0.0.1", taken.getLocalPort(), Set.of(), Map.of(), "test");

            assertThatThrownBy(() -> Server.start(database, options)).hasMessage("cannot listen at 127.0.0.1:"
                    + taken.getLocalPort() + "; give another port by --port or KOTA_SERVE_PORT");
        }
    }

    private static void awaitWaiting() throws InterruptedException {
        JdbcClient jdbc = DATABASE.jdbc();
        Instant limit = Instant.now().plusSeconds(SECONDS);
        while (jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                .query(Long.class).single() == 0) {
            assertThat(Instant.now()).as("waiting for the request to wait").isBefore(limit);
            Thread.sleep(20);
        }
    }

    /** By new connections: the port is closed. */
    private static void awaitRefusal(HttpRequest request) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(SECONDS);
        while (connects(request)) {
            assertThat(Instant.now()).as("waiting for the port to be closed").isBefore(limit);
            Thread.sleep(20);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
        }
    }

    private static boolean connects(HttpRequest request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", request.uri().getPort()), (int) Duration.ofSeconds(1).toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
