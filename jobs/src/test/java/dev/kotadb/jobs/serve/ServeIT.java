package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The server without keys, asked over HTTP. */
class ServeIT {
    private static final int MANY_CLIENTS = 16;
    private static final int MANY_REQUESTS = 700;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static ServedIndex served;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void saysInItsHealthThatItIsForASingleUserAndHowTheQueueIs() {
        Reply health = served.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asString()).isEqualTo("ok");
        assertThat(health.json().path("version").asString()).isEqualTo("test");
        assertThat(health.json().path("mode").asString()).startsWith("single user");
        assertThat(health.json().path("queue").propertyNames())
                .containsExactly("depth", "workers", "failed_24h", "oldest_pending_age_seconds");
        assertThat(health.json().has("last_night")).isTrue();
        assertThat(served.get("/actuator/health").json().path("status").asString()).isEqualTo("UP");
        assertThat(served.get("/actuator/health").json().path("components").path("queue").path("details").path("depth").asInt(-1))
                .isNotNegative();
        assertThat(served.get("/actuator/prometheus").text())
                .contains("kota_queue_jobs{status=\"pending\"}")
                .contains("kota_serve_requests_seconds_count{route=\"/health\",status=\"200\"}");
    }

    @Test
    void describesItsRoutesAndWritesProblemsOnRequest() {
        JsonNode described = served.get("/openapi.json").json();
        assertThat(described.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described.path("paths").propertyNames()).contains("/search", "/jobs/{id}", "/webhooks/{host}", "/mcp", "/docs");
        assertThat(served.get("/docs").text()).contains("<code>GET /dependencies</code>");
        Reply problem = served.get("/search", "Accept", "application/problem+json");
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.text()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                + "\"detail\":\"Missing term query parameter\"}\n");
    }

    @Test
    void findsFilesWithTheFieldsOfTheOriginal() {
        JsonNode results = served.get("/search?term=HttpResponse%20parse&repository=acme/shop").json().path("results");

        assertThat(results.size()).isEqualTo(2);
        JsonNode first = results.get(0);
        assertThat(first.propertyNames())
                .contains("id", "projectRoot", "path", "content", "dependencies", "indexedAt", "snippet");
        assertThat(texts(results, "path")).containsExactlyInAnyOrder("src/Client.java", "src/HttpResponse.java");
        assertThat(first.path("content").asString()).contains("package shop;");
        JsonNode shorter = served.get("/search?term=HttpResponse%20parse&repository=acme/shop&content=7").json().path("results").get(0);
        assertThat(shorter.path("content").asString()).isEqualTo("package");
        assertThat(shorter.path("contentTruncated").asBoolean()).isTrue();
        assertThat(shorter.path("lines")).isEqualTo(first.path("lines"));
        assertThat(first.path("snippet").asString()).contains("HttpResponse");
        assertThat(first.path("indexedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:.*Z");
    }

    @Test
    void findsLines() {
        JsonNode found = served.get("/search?mode=pattern&term=def%20%5Cw%2B").json();

        assertThat(texts(found.path("results"), "path")).containsExactly("tool.py");
        assertThat(found.path("results").get(0).path("line").asInt()).isEqualTo(1);
        assertThat(served.get("/search?mode=pattern&term=(a").error()).startsWith("Not a supported regular expression");
    }

    @Test
    void namesTheIndexThatAnAnswerIsFrom() {
        JsonNode index = served.get("/symbols?name=http_response").json().path("index");

        assertThat(texts(index, "repository")).containsExactly("acme/tools");
        assertThat(index.get(0).path("ageSeconds").asLong(-1)).isBetween(0L, TimeUnit.HOURS.toSeconds(1));
    }

    @Test
    void pagesThroughAListWithoutLosingOrRepeatingAnything() {
        String path = "/references?symbol=HttpResponse.parse&repository=shop";
        List<String> whole = texts(served.get(path).json().path("results"), "column");
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = served.get(path + "&limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
            assertThat(page.path("results").size()).isLessThanOrEqualTo(1);
            paged.addAll(texts(page.path("results"), "column"));
            cursor = page.path("nextCursor").isNull() ? null : page.path("nextCursor").asString();
        }

        assertThat(whole).hasSize(2);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void answersManyClientsAtOnceAsItAnswersOne() throws Exception {
        List<String> paths = List.of("/search?term=HttpResponse%20parse", "/search?mode=pattern&term=def%20%5Cw%2B",
                "/symbols?name=http_response", "/references?symbol=HttpResponse.parse", "/cycles?repository=shop",
                "/?q=HttpResponse", "/page/map?name=acme/shop");
        List<String> alone = paths.stream().map(path -> served.get(path).text()).map(ServeIT::withoutAge).toList();
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(MANY_CLIENTS)) {
            for (int i = 0; i < MANY_REQUESTS; i++) {
                String path = paths.get(i % paths.size());
                answers.add(clients.submit(() -> {
                    Reply reply = served.get(path);
                    assertThat(reply.status()).as(path).isEqualTo(200);
                    return withoutAge(reply.text());
                }));
            }
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).as(paths.get(i % paths.size())).isEqualTo(alone.get(i % paths.size()));
        }
    }

    /** What differs from one moment to the next. */
    private static String withoutAge(String text) {
        return text.replaceAll("\"ageSeconds\":\\d+", "").replaceAll("\\d+ (seconds?|minutes?) ago", "");
    }

    @Test
    void tellsHowCertainAUseIs() {
        JsonNode found = served.get("/references?symbol=HttpResponse.parse").json();

        assertThat(texts(found.path("symbols"), "qualifiedName")).containsExactly("shop.HttpResponse#parse(String)");
        assertThat(texts(found.path("results"), "resolution")).containsExactly("exact", "exact");
    }

    @Test
    void walksTheGraph() {
        JsonNode around = served.get("/dependencies?file=HttpResponse.java&direction=dependents").json();
        assertThat(texts(around.path("results"), "path")).containsExactly("src/Client.java");
        assertThat(around.path("dependencyCount").isNull()).isTrue();

        JsonNode impact = served.get("/impact?of=HttpResponse.parse&limit=1").json();
        assertThat(texts(impact.path("results"), "symbol")).containsExactly("shop.Client#read()");
        assertThat(texts(impact.path("results"), "reason")).containsExactly("uses");
        assertThat(impact.path("nextCursor").isNull()).isTrue();

        JsonNode cycles = served.get("/cycles").json();
        assertThat(cycles.path("total").asInt()).isEqualTo(1);
        assertThat(cycles.path("results").get(0).path("paths").toString()).isEqualTo("[\"src/a.ts\",\"src/b.ts\"]");
    }

    @Test
    void listsRecentFilesRepositoriesAndCounts() {
        assertThat(served.get("/files/recent?limit=3").json().path("results").size()).isEqualTo(3);
        assertThat(texts(served.get("/repositories").json().path("results"), "fullName"))
                .containsExactly("acme/shop", "acme/tools");
        assertThat(served.get("/statistics").json().path("files").asInt()).isEqualTo(6);
    }

    @Test
    void sendsNothingAgainIfNothingHasChanged() {
        String path = "/symbols?name=HttpResponse";
        String etag = served.get(path).header("ETag");

        Reply again = served.get(path, "If-None-Match", String.valueOf(etag));

        assertThat(etag).startsWith("\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(served.get("/symbols?name=parse", "If-None-Match", String.valueOf(etag)).status()).isEqualTo(200);
    }

    @Test
    void putsAJobIntoTheQueueAndTellsHowItIs() {
        Reply asked = served.post("/index", "{\"repository\": \"acme/new\", \"ref\": \"main\"}");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("status").asString()).isEqualTo("pending");
        String id = asked.json().path("jobId").asString();

        JsonNode job = served.get("/jobs/" + id).json();

        assertThat(job.propertyNames()).containsExactly("id", "repository_id", "ref", "status", "started_at", "completed_at",
                "error_message", "stats", "queue_job_id", "commit_sha", "retry_count", "created_at");
        assertThat(job.path("status").asString()).isEqualTo("pending");
        assertThat(job.path("ref").asString()).isEqualTo("main");
        assertThat(DATABASE.jdbc().sql("""
                SELECT r.git_url || ' ' || (j.metadata ->> 'location') FROM index_jobs j JOIN repositories r ON r.id = j.repository_id
                WHERE j.id = ?""").param(UUID.fromString(id)).query(String.class).single())
                .isEqualTo("https://github.com/acme/new.git https://github.com/acme/new.git");
        assertThat(served.post("/index", "{\"repository\": \"acme/new\", \"ref\": \"main\"}").json().path("jobId").asString())
                .isEqualTo(id);
    }

    @Test
    void takesADirectoryOfThisMachine() {
        Reply asked = served.post("/index",
                "{\"repository\": \"acme/shop\", \"localPath\": \"" + folder.resolve("shop") + "\"}");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(served.post("/index", "{\"repository\": \"acme/x\", \"localPath\": \"/no/such\"}").error())
                .isEqualTo("Field 'localPath' must be a readable directory");
    }

    @Test
    void tellsNoPathOfTheServer() {
        DATABASE.jdbc().sql("UPDATE index_jobs SET error_message = ? WHERE id = ?")
                .param("cannot read " + folder + "/shop: see https://example.org/a/b, src/Client.java").param(served.shopJob()).update();

        Reply job = served.get("/jobs/" + served.shopJob());

        assertThat(job.json().path("error_message").asString())
                .isEqualTo("cannot read (path): see https://example.org/a/b, src/Client.java");
        for (String route : List.of("/repositories", "/jobs", "/jobs/" + served.shopJob(), "/files/recent", "/search?term=shop")) {
            assertThat(served.get(route).text()).doesNotContain(folder.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/search | Missing term query parameter",
        "/search?term=x&limt=1 | Unknown parameter: limt; known are term, repository, project_id, mode, language, path, content, limit, cursor",
        "/search?term=x&content=all | Parameter 'content' must be a number from 0 on",
        "/search?term=x&limit=0 | Parameter 'limit' must be a number from 1 to 100",
        "/search?term=x&limit=1e3 | Parameter 'limit' must be a number from 1 to 100",
        "/search?term=x&mode=fuzzy | Parameter 'mode' must be one of: words, literal, pattern",
        "/search?term=%00 | Parameter 'term' has characters that no text has",
        "/search?term=%ff | The query is not well-formed",
        "/symbols?name=x&cursor=zzz | Parameter 'cursor' must be the nextCursor of an answer",
        "/dependencies?file=x&direction=up | Parameter 'direction' must be one of: dependents, dependencies, both",
        "/references | Missing symbol query parameter"})
    void refusesWrongParameters(String path, String error) {
        Reply reply = served.get(path);

        assertThat(reply.error()).isEqualTo(error);
        assertThat(reply.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/xx", "/jobs/00000000-0000-0000-0000-000000000000", "/nosuch", "/search?term=x&repository=nosuch",
        "/dependencies?file=nosuch.java", "/etc/passwd", "/search;x=y/"})
    void doesNotFind(String path) {
        assertThat(served.get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesWrongBodies() {
        assertThat(served.post("/index", "{\"repository\"").text())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"Parse error\"},\"id\":null}\n");
        assertThat(served.post("/index", "{\"repository\"").status()).isEqualTo(400);
        assertThat(served.post("/index", "{}").error()).isEqualTo("Field 'repository' is required");
        assertThat(served.post("/index", "{\"repository\": 1}").error()).isEqualTo("Field 'repository' must be a string");
        assertThat(served.post("/index", "[]").status()).isEqualTo(400);
        assertThat(served.post("/index", "").status()).isEqualTo(400);
        assertThat(served.post("/index", "[".repeat(100_000)).status()).isEqualTo(400);
        for (String repository : List.of("file:///etc", "/etc", "http://10.0.0.1/x", "ext::sh -c id", "https://-x/y", "../..", "a b")) {
            assertThat(served.post("/index", "{\"repository\": \"" + repository + "\"}").status()).as(repository).isEqualTo(400);
        }
        assertThat(served.post("/index", "{\"repository\": \"a/b\", \"ref\": \"--upload-pack=x\"}").status()).isEqualTo(400);
    }

    @Test
    void refusesALargeBody() {
        assertThat(served.post("/index", " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void refusesPagesOfOtherSites() {
        assertThat(served.get("/jobs", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(served.get("/jobs", "Origin", "null").status()).isEqualTo(403);
        assertThat(served.get("/jobs", "Origin", "http://localhost:3000").status()).isEqualTo(200);
        assertThat(served.get("/jobs", "Origin", "https://allowed.example").status()).isEqualTo(200);
        assertThat(served.get("/jobs", "X-Forwarded-For", "10.1.2.3").status()).isEqualTo(401);
        assertThat(raw("GET /jobs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void saysNothingAboutItselfInAnswerToGarbage() {
        for (String garbage : List.of("GET / HTTP/9.9\r\n\r\n", "\0\1\2\r\n\r\n", "GET /a\1b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n", "POST /index HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")) {
            assertThat(raw(garbage)).as(garbage).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("apache").doesNotContain("Exception").doesNotContain("\tat ").doesNotContain("<html");
        }
    }

    private static String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", served.port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(request, e);
        }
    }

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }
}
