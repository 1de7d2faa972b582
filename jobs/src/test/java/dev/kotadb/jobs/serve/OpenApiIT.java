package dev.kotadb.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The description of the routes, compared with what they answer; and what they answer to anything else. */
@Tag(Variants.SLOW)
class OpenApiIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static JsonNode paths;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
        paths = served.get("/openapi.json").json().path("paths");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void eachRouteAnswersAsItsSchemaSays() {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        queries.put("/health", List.of(""));
        queries.put("/actuator/health", List.of(""));
        queries.put("/actuator/health/liveness", List.of(""));
        queries.put("/actuator/health/readiness", List.of(""));
        queries.put("/jobs", List.of("", "?repository=acme/shop&status=completed&limit=1"));
        queries.put("/jobs/{id}", List.of(""));
        queries.put("/search", List.of("?term=http", "?term=http&mode=literal", "?term=h.*p&mode=pattern&limit=1"));
        queries.put("/files/recent", List.of("", "?limit=1", "?repository=tools"));
        queries.put("/symbols", List.of("?name=parse", "?name=http", "?name=nosuch"));
        queries.put("/references", List.of("?symbol=parse", "?symbol=HttpResponse&unresolved=true&limit=1", "?symbol=nosuch"));
        queries.put("/packages", List.of("", "?name=money", "?name=acme:shop&repository=acme/shop&limit=1"));
        queries.put("/impact", List.of("?of=HttpResponse.parse", "?of=src/a.ts&depth=1"));
        queries.put("/dependencies", List.of("?file=src/a.ts&depth=5", "?file=Client.java&direction=dependents"));
        queries.put("/cycles", List.of("", "?file=src/b.ts"));
        queries.put("/repositories", List.of("", "?limit=1"));
        queries.put("/statistics", List.of("", "?repository=acme/tools"));
        queries.put("/api/projects", List.of("", "?limit=1"));
        queries.put("/api/projects/{id}", List.of(""));
        queries.put("/admin/jobs/failed", List.of("", "?limit=1&offset=1"));
        queries.put("/mcp", List.of(""));

        Reply project = served.post("/api/projects", "{\"name\": \"Described\", \"repository_ids\": [\""
                + served.get("/repositories").json().path("results").path(0).path("id").asString() + "\"]}");
        assertThat(project.status()).isEqualTo(201);
        assertThat(problems(schema("/api/projects", "post", "201", "application/json"), project)).isEmpty();
        assertThat(described("get", "application/json")).containsExactlyInAnyOrderElementsOf(
                Stream.concat(queries.keySet().stream(), Stream.of("/api/keys/validate", "/api/keys/current")).toList());
        queries.forEach((path, all) -> all.forEach(query -> {
            String id = path.startsWith("/api/projects") ? project.json().path("id").asString() : served.shopJob().toString();
            Reply reply = served.get(path.replace("{id}", id) + query);
            assertThat(reply.status()).as(path + query).isEqualTo(200);
            assertThat(problems(schema(path, "get", "200", "application/json"), reply)).as(path + query).isEmpty();
        }));
        Reply asked = served.post("/index", "{\"repository\": \"acme/new\"}");
        assertThat(problems(schema("/index", "post", "202", "application/json"), asked)).isEmpty();
    }

    @Test
    void eachRouteTakesItsParametersAndNoOthers() {
        for (String path : described("get", "application/json")) {
            List<String> names = paths.path(path).path("get").path("parameters").valueStream()
                    .filter(each -> each.path("in").asString().equals("query")).map(each -> each.path("name").asString()).toList();
            for (String name : names) {
                String error = served.get(path + "?" + name + "=1").error();
                assertThat(error).as(path + " " + name).doesNotStartWith("Unknown parameter");
            }
            if (!names.isEmpty()) {
                assertThat(served.get(path + "?nosuch=1").error()).startsWith("Unknown parameter: nosuch; known are "
                        + String.join(", ", names));
            }
        }
    }

    @Test
    void errorsAreProblemsOnRequest() {
        String[] wanted = {"Accept", "application/problem+json, application/json"};
        for (String path : List.of("/search", "/search?limt=1", "/nosuch", "/jobs/xx", "/api/keys/validate", "/jobs?status=%ff")) {
            Reply plain = served.get(path);
            Reply problem = served.get(path, wanted);
            assertThat(problem.status()).as(path).isEqualTo(plain.status()).isGreaterThanOrEqualTo(400);
            assertThat(problem.header("Content-Type")).as(path).isEqualTo("application/problem+json");
            assertThat(problem.json().path("detail").asString()).isEqualTo(plain.error());
            assertThat(problem.json().path("status").asInt()).isEqualTo(plain.status());
            assertThat(problems(schema("/search", "get", "default", "application/problem+json"), problem)).as(path).isEmpty();
            assertThat(problems(schema("/search", "get", "default", "application/json"), plain)).as(path).isEmpty();
        }
        assertThat(served.get("/jobs", "Accept", "application/problem+json", "X-Forwarded-For", "10.1.2.3").json().path("code").asString())
                .isEqualTo("AUTH_MISSING_KEY");
        assertThat(served.get("/health", wanted).header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void thePageShowsEachRouteAndLoadsNothing() {
        Reply page = served.get("/docs");

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'").contains("style-src 'sha256-");
        paths.propertyNames().forEach(path -> assertThat(page.text()).contains(path));
        assertThat(page.text()).doesNotContain("<script").doesNotContain("src=").doesNotContain("http:").doesNotContain("https:");
        assertThat(served.get("/docs", "X-Forwarded-For", "10.1.2.3").status()).isEqualTo(200);
    }

    /** A seed that is printed repeats a failure. */
    @Test
    void answersNothingWithAnErrorOfItsOwn() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        Random random = new Random(seed);
        RandomRequests requests = new RandomRequests(random);
        Set<Integer> statuses = new TreeSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        List<String> routes = new ArrayList<>(paths.propertyNames());
        List<String> tools = tools();
        int sent = 0;
        while (System.nanoTime() < end && sent < 4_000) {
            String path = routes.get(random.nextInt(routes.size()));
            JsonNode operation = paths.path(path);
            String what;
            Reply reply;
            if (path.equals("/mcp")) {
                what = requests.call(tools);
                reply = served.post("/mcp", what, "Accept", "application/json, text/event-stream", "Content-Type", "application/json");
                assertThat(reply.text()).as("seed %d: %s", seed, what).doesNotContain("\"code\":-32000").doesNotContain("Exception");
            } else {
                String method = requests.pick(List.copyOf(operation.propertyNames()));
                // Without a secret, as of gitea here, 500 is the answer of the original.
                what = path.replace("{host}", requests.pick(List.of("github", "gitlab", "x")))
                        .replace("{id}", requests.path()).replace("{repositoryId}", requests.path())
                        + requests.query(operation.path(method));
                reply = method.equals("get")
                        ? served.get(what)
                        : served.send(method.toUpperCase(Locale.ROOT), what, requests.body(),
                                "X-Hub-Signature-256", "sha256=" + random.nextInt(), "X-GitHub-Event", "push");
            }
            statuses.add(reply.status());
            assertThat(reply.status()).as("seed %d: %s: %s", seed, what, reply.text()).isNotIn(500, 502, 504);
            assertThat(reply.text()).as("seed %d: %s", seed, what).doesNotContain("org.postgresql").doesNotContain("SELECT ")
                    .doesNotContain("Internal server error").doesNotContain("The database does not answer");
            sent++;
        }
        assertThat(sent).isGreaterThan(50);
        assertThat(statuses).contains(200, 400, 404);
    }

    private static List<String> tools() {
        return served.post("/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
                        "Accept", "application/json, text/event-stream", "Content-Type", "application/json")
                .json().path("result").path("tools").valueStream().map(JsonNode::toString).toList();
    }

    private static List<String> described(String method, String type) {
        return paths.properties().stream()
                .filter(each -> each.getValue().path(method).path("responses").path("200").path("content").path(type).has("schema"))
                .map(Map.Entry::getKey).toList();
    }

    private static JsonNode schema(String path, String method, String status, String type) {
        return paths.path(path).path(method).path("responses").path(status).path("content").path(type).path("schema");
    }

    private static List<String> problems(JsonNode schema, Reply reply) {
        assertThat(schema.isObject()).isTrue();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("urn:answer"), schema).validate(reply.json()).stream().map(Object::toString).toList();
    }
}
