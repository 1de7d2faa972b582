package dev.kotadb.jobs.source.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CredentialSourcesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    @TempDir
    Path directory;

    private static Remote remote(String host) {
        return new Remote("https", host, "acme/shop.git", OptionalLong.empty());
    }

    @Test
    void givesATokenToItsHostOnly() {
        HostTokens tokens = HostTokens.parse("github.com=abc, git.example.org:8443=ann:x:y");

        assertThat(tokens.find(remote("GitHub.com"))).contains(new Credentials("x-access-token", "abc"));
        assertThat(tokens.find(remote("git.example.org:8443"))).contains(new Credentials("ann", "x:y"));
        assertThat(tokens.find(remote("git.example.org"))).isEmpty();
        assertThat(tokens.find(remote("evil.github.com"))).isEmpty();
    }

    @Test
    void namesABadEntryByItsPositionAndNotItsText() {
        assertThatThrownBy(() -> HostTokens.parse("github.com=abc s3cret"))
                .hasMessage("entry 2 of KOTA_GIT_TOKENS is not host=token or host=user:token");
        assertThat(new Credentials("ann", "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void asksACommandByTheProtocolOfCredentialHelpers() throws IOException {
        Path asked = directory.resolve("asked");
        CredentialsCommand command = new CredentialsCommand(
                "cat > '" + asked + "'; echo username=ann; echo password=s3cret", TIMEOUT);

        assertThat(command.find(remote("git.example.org"))).contains(new Credentials("ann", "s3cret"));
        assertThat(Files.readString(asked)).isEqualTo("protocol=https\nhost=git.example.org\npath=acme/shop.git\n\n");
        assertThat(new CredentialsCommand("true", TIMEOUT).find(remote("h"))).isEmpty();
    }

    @Test
    void saysWhyACommandGaveNothing() {
        assertThatThrownBy(() -> new CredentialsCommand("echo password=s3cret; exit 3", TIMEOUT).find(remote("h")))
                .hasMessage("the command of KOTA_GIT_CREDENTIALS ended with exit code 3");
        assertThatThrownBy(() -> new CredentialsCommand("sleep 60", Duration.ofMillis(200)).find(remote("h")))
                .hasMessageContaining("did not end within");
        assertThatThrownBy(() -> new CredentialsCommand("true", TIMEOUT).find(remote("h\nusername=x")))
                .hasMessageContaining("line break");
    }

    @Test
    void exchangesASignedStatementForAnInstallationTokenAndKeepsItUntilShortBeforeItsEnd()
            throws IOException, GeneralSecurityException {
        KeyPair pair = keyPair();
        Path pkcs1 = write("pkcs1.pem", "RSA PRIVATE KEY", pkcs1(pair.getPrivate().getEncoded()));
        List<String> statements = new CopyOnWriteArrayList<>();
        HttpServer server = tokens(statements);
        try {
            URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Remote remote = new Remote("http", api.getAuthority(), "acme/shop.git", OptionalLong.of(42));
            GitHubApp app = new GitHubApp(api, "7", pkcs1, TIMEOUT, Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(app.find(remote)).contains(new Credentials("x-access-token", "token-1"));
            assertThat(app.find(remote)).contains(new Credentials("x-access-token", "token-1"));
            assertThat(statements).hasSize(1);
            assertSigned(statements.getFirst(), pair);

            assertThat(app.find(remote("github.com"))).isEmpty();
            assertThat(app.find(new Remote("http", "elsewhere.example.org", "x", OptionalLong.of(42)))).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void renewsATokenFiveMinutesBeforeItExpires() throws IOException, GeneralSecurityException {
        Path key = write("pkcs8.pem", "PRIVATE KEY", keyPair().getPrivate().getEncoded());
        HttpServer server = tokens(new CopyOnWriteArrayList<>());
        try {
            URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Remote remote = new Remote("http", api.getAuthority(), "x", OptionalLong.of(42));
            Instant expires = NOW.plus(Duration.ofHours(1));
            MovableClock clock = new MovableClock(NOW);
            GitHubApp app = new GitHubApp(api, "7", key, TIMEOUT, clock);

            assertThat(app.find(remote).orElseThrow().password()).isEqualTo("token-1");
            clock.now = expires.minusSeconds(301);
            assertThat(app.find(remote).orElseThrow().password()).isEqualTo("token-1");
            clock.now = expires.minusSeconds(299);
            assertThat(app.find(remote).orElseThrow().password()).isEqualTo("token-2");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysWhatIsWrongWithTheAppWithoutTheKey() throws IOException {
        Path noKey = Files.writeString(directory.resolve("bad.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");
        GitHubApp app = new GitHubApp(URI.create("http://127.0.0.1:1"), "7", noKey, TIMEOUT, Clock.systemUTC());
        Remote remote = new Remote("http", "127.0.0.1:1", "x", OptionalLong.of(42));

        assertThatThrownBy(() -> app.find(remote)).hasMessageContaining("is not an RSA key").hasMessageNotContaining("c2Vj");
    }

    private static final class MovableClock extends Clock {
        private Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** As GitHub answers: a new token at each request, each good for an hour from {@link #NOW}. */
    private static HttpServer tokens(List<String> statements) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/app/installations/42/access_tokens", exchange -> {
            statements.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ("{\"token\":\"token-" + statements.size() + "\",\"expires_at\":\"" + NOW.plusSeconds(3600) + "\"}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 405, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void assertSigned(String authorization, KeyPair pair) throws GeneralSecurityException {
        String[] parts = authorization.substring("Bearer ".length()).split("\\.");
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.get("iss").asString()).isEqualTo("7");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond() - 60);
        assertThat(claims.get("exp").asLong()).isBetween(NOW.getEpochSecond(), NOW.getEpochSecond() + 600);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** What PKCS #8 wraps: behind the version, the algorithm and the header of the octet string. */
    private static byte[] pkcs1(byte[] pkcs8) {
        return Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    }

    private Path write(String name, String type, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(directory.resolve(name),
                "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
