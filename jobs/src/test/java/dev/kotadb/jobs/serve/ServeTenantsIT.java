package dev.kotadb.jobs.serve;

import static dev.kotadb.jobs.serve.ServedIndex.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.keys.ApiKey;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys of several users, over HTTP: nobody sees what another tenant has. */
class ServeTenantsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String SHOPPER = "00000000-0000-0000-0000-0000000000a1";
    private static final String MEMBER = "00000000-0000-0000-0000-0000000000a2";
    private static final String STRANGER = "00000000-0000-0000-0000-0000000000a3";

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static JdbcClient jdbc;
    private static ApiKeysTable keys;
    private static String shopper;
    private static String member;
    private static String stranger;

    /** acme/shop is one user's, acme/tools that of an organization with another user. */
    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
        jdbc = DATABASE.jdbc();
        keys = new ApiKeysTable(DATABASE.dataSource());
        for (String user : List.of(SHOPPER, MEMBER, STRANGER)) {
            jdbc.sql("INSERT INTO auth.users (id, email) VALUES (cast(? AS uuid), ?)").param(user).param(user + "@example.com").update();
        }
        jdbc.sql("UPDATE repositories SET user_id = cast(? AS uuid) WHERE full_name = 'acme/shop'").param(SHOPPER).update();
        jdbc.sql("""
                WITH acme AS (INSERT INTO organizations (name, slug, owner_id) VALUES ('Acme', 'acme', cast(:user AS uuid)) RETURNING id)
                UPDATE repositories SET user_id = NULL, org_id = acme.id FROM acme WHERE full_name = 'acme/tools'
                """).param("user", MEMBER).update();
        jdbc.sql("""
                WITH project AS (INSERT INTO projects (user_id, name) VALUES (cast(? AS uuid), 'Shop') RETURNING id)
                INSERT INTO project_repositories (project_id, repository_id)
                SELECT project.id, r.id FROM project, repositories r WHERE r.full_name = 'acme/shop'
                """).param(SHOPPER).update();
        shopper = key(SHOPPER, Tier.TEAM);
        member = key(MEMBER, Tier.TEAM);
        stranger = key(STRANGER, Tier.TEAM);
    }

    private static String key(String user, Tier tier) {
        return keys.create(UUID.fromString(user), tier).text();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** Each route, asked about what is in acme/shop only. */
    static List<String> routesAboutTheShop() {
        return List.of(
                "/search?term=HttpResponse%20parse",
                "/search?term=HttpResponse%20parse&repository=acme/shop",
                "/search?term=class&mode=literal",
                "/search?term=cl.ss&mode=pattern",
                "/files/recent",
                "/files/recent?repository=shop",
                "/symbols?name=HttpResponse",
                "/symbols?name=src/Client.java:2",
                "/references?symbol=HttpResponse.parse",
                "/dependencies?file=src/Client.java",
                "/impact?of=src/Client.java:2",
                "/packages",
                "/packages?name=money&repository=acme/shop",
                "/cycles",
                "/cycles?file=src/a.ts",
                "/search?term=HttpResponse%20parse&project_id=Shop",
                "/api/projects/Shop",
                "/repositories",
                "/jobs",
                "/jobs?repository=acme/shop",
                "/jobs/" + served.shopJob());
    }

    @ParameterizedTest
    @MethodSource("routesAboutTheShop")
    void showsARepositoryToItsUserOnly(String route) {
        Reply seen = served.get(route, bearer(shopper));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).containsAnyOf("acme/shop", "src/", "commit_sha");

        for (String other : List.of(member, stranger)) {
            Reply hidden = served.get(route, bearer(other));
            assertThat(hidden.status()).isIn(200, 404);
            String withoutEcho = hidden.text().replaceFirst("\"(File|Repository|Project) not found: [\\w./]+\"", "");
            assertThat(withoutEcho).doesNotContain("acme/shop").doesNotContain("src/").doesNotContain("a.ts")
                    .doesNotContain("commit_sha").doesNotContain("HttpResponse");
        }
        assertThat(served.get(route).status()).isEqualTo(401);
    }

    @Test
    void aProjectIsItsUsersOnly() {
        String repository = repository("acme/shop");
        Reply made = served.post("/api/projects",
                "{\"name\": \"Mine\", \"description\": \"d\", \"repository_ids\": [\"" + repository + "\"]}", bearer(shopper));
        String path = "/api/projects/" + made.json().path("id").asString();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().size()).isEqualTo(1);
        JsonNode seen = served.get(path, bearer(shopper)).json();
        assertThat(seen.path("name").asString()).isEqualTo("Mine");
        assertThat(seen.path("user_id").asString()).isEqualTo(SHOPPER);
        assertThat(seen.path("repository_count").asInt()).isEqualTo(1);
        assertThat(ServeIT.texts(seen.path("repositories"), "full_name")).containsExactly("acme/shop");
        assertThat(seen.path("repositories").path(0).path("git_url").isNull()).isTrue();
        assertThat(ServeIT.texts(served.get("/api/projects", bearer(shopper)).json().path("projects"), "name")).contains("Mine");

        for (String other : List.of(member, stranger)) {
            assertThat(served.get("/api/projects", bearer(other)).text()).doesNotContain("Mine");
            for (String method : List.of("GET", "PATCH", "DELETE")) {
                Reply hidden = served.send(method, path, "{\"name\": \"Theirs\"}", bearer(other));
                assertThat(hidden.status()).as(method).isEqualTo(404);
                assertThat(hidden.error()).isEqualTo("Project not found");
            }
            assertThat(served.send("POST", path + "/repositories/" + repository("acme/tools"), "", bearer(other)).status())
                    .isEqualTo(404);
            assertThat(served.send("DELETE", path + "/repositories/" + repository, "", bearer(other)).status()).isEqualTo(404);
            assertThat(served.get("/search?term=parse&project_id=" + path.substring(14), bearer(other)).status()).isEqualTo(404);
            assertThat(call("{'name': 'get_project', 'arguments': {'project': 'mine'}}", other).text()).contains("Project not found");
            assertThat(call("{'name': 'search_code', 'arguments': {'term': 'parse', 'project': 'Mine'}}", other).text())
                    .contains("Project not found");
        }
        assertThat(served.get("/search?term=parse&project_id=" + path.substring(14), bearer(shopper)).json().path("results").size())
                .isPositive();
        assertThat(served.get(path).status()).isEqualTo(401);
        assertThat(served.send("DELETE", path, "", bearer(shopper)).text()).isEqualTo("{\"success\":true}\n");
        assertThat(served.get(path, bearer(shopper)).status()).isEqualTo(404);
    }

    @Test
    void aProjectLimitsASearchToItsRepositories() {
        String made = call("{'name': 'create_project', 'arguments': {'name': 'Tools'}}", member).json()
                .path("result").path("structuredContent").path("id").asString();
        String search = "/search?term=http&mode=literal&project_id=";

        assertThat(served.get(search + made, bearer(member)).json().path("results").size()).isZero();
        call("{'name': 'add_repository_to_project', 'arguments': {'project': 'tools', 'repository_id': '%s'}}"
                .formatted(repository("acme/tools")), member);
        assertThat(ServeIT.texts(served.get(search + made, bearer(member)).json().path("results"), "repository"))
                .isNotEmpty().containsOnly("acme/tools");
        assertThat(served.get(search + "TOOLS", bearer(member)).status()).isEqualTo(200);
        assertThat(served.get(search + made + "&repository=acme/shop", bearer(member)).status()).isEqualTo(404);

        assertThat(served.send("PATCH", "/api/projects/" + made, "{\"name\": \"All\", \"repository_ids\": []}", bearer(member)).status())
                .isEqualTo(200);
        JsonNode changed = call("{'name': 'get_project', 'arguments': {'project': 'all'}}", member).json()
                .path("result").path("structuredContent");
        assertThat(changed.path("name").asString()).isEqualTo("All");
        assertThat(changed.path("repositories").size()).isZero();
        assertThat(call("{'name': 'delete_project', 'arguments': {'project': 'all'}}", member).text()).contains("\\\"success\\\":true");
    }

    @Test
    void refusesWhatIsNoProject() {
        assertThat(served.post("/api/projects", "{}", bearer(stranger)).error()).isEqualTo("Field 'name' is required");
        assertThat(served.post("/api/projects", "{\"name\": \"a\", \"repository_ids\": [\"x\"]}", bearer(stranger)).status()).isEqualTo(400);
        Reply foreign = served.post("/api/projects",
                "{\"name\": \"a\", \"repository_ids\": [\"" + repository("acme/shop") + "\"]}", bearer(stranger));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.error()).isEqualTo("Repository not found: " + repository("acme/shop"));
        assertThat(served.post("/api/projects", "{\"name\": \"a\"}", bearer(stranger)).status()).isEqualTo(201);
        String[] asCurl = {"Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer " + stranger};
        assertThat(served.post("/api/projects", "{\"name\": \"a\"}", asCurl).status()).isEqualTo(409);
        assertThat(served.post("/api/projects?nam=a", "{\"name\": \"b\"}", asCurl).error())
                .isEqualTo("Unknown parameter: nam; there are none");
        assertThat(served.get("/api/projects/a/repositories", bearer(stranger)).status()).isEqualTo(404);
        assertThat(jdbc.sql("SELECT count(*) FROM projects WHERE user_id = cast(? AS uuid)").param(STRANGER).query(Integer.class).single())
                .isEqualTo(1);
    }

    private static String repository(String fullName) {
        return jdbc.sql("SELECT id::text FROM repositories WHERE full_name = ? AND last_indexed_at IS NOT NULL").param(fullName)
                .query(String.class).single();
    }

    @Test
    void showsAnOrganizationsRepositoryToItsMembers() {
        assertThat(ServeIT.texts(served.get("/repositories", bearer(member)).json().path("results"), "fullName"))
                .containsExactly("acme/tools");
        assertThat(served.get("/statistics", bearer(member)).json().path("files").asInt()).isEqualTo(1);
        assertThat(served.get("/statistics", bearer(stranger)).json().path("files").asInt(-1)).isZero();
    }

    @Test
    void anotherTenantsJobIsAsOneThatDoesNotExist() {
        Reply hidden = served.get("/jobs/" + served.shopJob(), bearer(stranger));
        Reply none = served.get("/jobs/" + UUID.randomUUID(), bearer(stranger));

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text()).isEqualTo(none.text()).isEqualTo("{\"error\":\"Job not found\"}\n");
    }

    @Test
    void aJobThatIsAskedForIsOfTheKeysUser() {
        Reply asked = served.post("/index", "{\"repository\": \"acme/shop\"}", bearer(stranger));
        String id = asked.json().path("jobId").asString();

        assertThat(asked.status()).isEqualTo(202);
        assertThat(served.get("/jobs/" + id, bearer(stranger)).status()).isEqualTo(200);
        assertThat(served.get("/jobs/" + id, bearer(shopper)).status()).isEqualTo(404);
        assertThat(jdbc.sql("""
                SELECT r.user_id::text FROM index_jobs j JOIN repositories r ON r.id = j.repository_id WHERE j.id = cast(? AS uuid)
                """).param(id).query(String.class).single()).isEqualTo(STRANGER);
        assertThat(served.post("/index", "{\"repository\": \"acme/tools\", \"ref\": \"next\"}", bearer(member)).status())
                .isEqualTo(202);
        assertThat(served.post("/index", "{\"repository\": \"a/b\", \"localPath\": \"/tmp\"}", bearer(stranger)).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/jobs/xx", "/nosuch", "/search", "/index", "/api/keys/validate"})
    void tellsWithEveryAnswerHowManyRequestsAreLeft(String path) {
        Reply reply = served.get(path, bearer(shopper));

        assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("10000");
        assertThat(Integer.parseInt(String.valueOf(reply.header("X-RateLimit-Remaining")))).isBetween(1, 9_999);
        assertThat(Long.parseLong(String.valueOf(reply.header("X-RateLimit-Reset"))))
                .isBetween(Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 3_601);
    }

    @Test
    void refusesMoreThanTheKeysTierAllows() {
        ApiKey key = keys.create(UUID.fromString(STRANGER), Tier.FREE);
        jdbc.sql("UPDATE api_keys SET rate_limit_per_hour = 2 WHERE key_id = ?").param(key.keyId()).update();

        assertThat(served.get("/jobs", bearer(key.text())).status()).isEqualTo(200);
        assertThat(served.get("/jobs", bearer(key.text())).header("X-RateLimit-Remaining")).isEqualTo("0");
        Reply refused = served.get("/jobs", bearer(key.text()));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("Rate limit exceeded");
        assertThat(refused.json().path("retryAfter").asInt()).isBetween(1, 3_600);
        assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Reset")).matches("\\d{10}");
        assertThat(refused.header("Retry-After")).isEqualTo(refused.json().path("retryAfter").asString());
    }

    @Test
    void refusesAnotherSecretRightAfterAValidRequest() {
        String valid = key(STRANGER, Tier.FREE);
        char last = valid.charAt(valid.length() - 1);
        String wrong = valid.substring(0, valid.length() - 1) + (last == '0' ? '1' : '0');

        assertThat(served.get("/jobs", bearer(valid)).status()).isEqualTo(200);
        Reply refused = served.get("/jobs", bearer(wrong));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("code").asString()).isEqualTo("AUTH_INVALID_KEY");
        assertThat(served.get("/jobs", bearer(valid.replace("_free_", "_team_"))).status()).isEqualTo(401);
        assertThat(served.get("/jobs", bearer(valid)).status()).isEqualTo(200);
    }

    @Test
    void forgetsAKeyAtOnceThatIsDisabled() {
        ApiKey key = keys.create(UUID.fromString(STRANGER), Tier.FREE);
        assertThat(served.get("/jobs", bearer(key.text())).status()).isEqualTo(200);

        keys.disable(key.keyId());

        assertThat(served.get("/jobs", bearer(key.text())).status()).isEqualTo(401);
    }

    @Test
    void comparesASecretOnceAMinute() {
        String key = key(STRANGER, Tier.TEAM);
        String id = key.split("_")[2];
        served.get("/jobs", bearer(key));
        jdbc.sql("UPDATE api_keys SET last_used_at = NULL WHERE key_id = ?").param(id).update();

        served.get("/jobs", bearer(key));

        // A comparison is recorded; the second request needed none.
        assertThat(keys.find(id).orElseThrow().lastUsedAt()).isNull();
        assertThat(served.get("/api/keys/validate", bearer(key)).json().path("rateLimitInfo").path("remaining").asInt())
                .isEqualTo(9_997);
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThat(code(served.get("/jobs"))).isEqualTo("401 AUTH_MISSING_KEY");
        for (String header : List.of("kota_free_a_b", "Basic eDp5", "Bearer", "Bearer a b")) {
            assertThat(code(served.get("/jobs", "Authorization", header))).as(header).isEqualTo("401 AUTH_INVALID_HEADER");
        }
        for (String key : List.of("x", "kota_free_test1234567890ab_" + "0".repeat(32), "kota_" + "x".repeat(5_000), "' OR 1=1--".replace(" ", ""))) {
            assertThat(code(served.get("/jobs", bearer(key)))).as(key).isEqualTo("401 AUTH_INVALID_KEY");
        }
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.json().path("code").asString();
    }

    @Test
    void deniesEverybodyIfKeysCannotBeChecked() {
        jdbc.sql("ALTER FUNCTION increment_rate_limit(text, integer) RENAME TO gone").update();
        try {
            Reply denied = served.get("/jobs", bearer(shopper));

            assertThat(denied.status()).isEqualTo(503);
            assertThat(denied.text()).isEqualTo("{\"error\":\"Keys cannot be checked now\"}\n");
        } finally {
            jdbc.sql("ALTER FUNCTION gone(text, integer) RENAME TO increment_rate_limit").update();
        }
    }

    @Test
    void saysWhenToAskAgainIfTheDatabaseHasNoIndex() {
        jdbc.sql("ALTER TABLE symbols RENAME TO gone").update();
        try {
            Reply failed = served.get("/symbols?name=nobodyHasAskedForIt", bearer(shopper));

            assertThat(failed.status()).isEqualTo(503);
            assertThat(failed.error()).isEqualTo("The database has no index of this version");
            assertThat(failed.header("Retry-After")).isEqualTo("5");
        } finally {
            jdbc.sql("ALTER TABLE gone RENAME TO symbols").update();
        }
    }

    /** Each tool, asked about what is in acme/shop only. */
    static List<String> callsAboutTheShop() {
        return List.of(
                "{'name': 'search_code', 'arguments': {'term': 'HttpResponse parse'}}",
                "{'name': 'search', 'arguments': {'query': 'HttpResponse', 'scope': ['code', 'symbols']}}",
                "{'name': 'search', 'arguments': {'query': 'cl.ss', 'mode': 'pattern', 'output': 'paths'}}",
                "{'name': 'list_recent_files', 'arguments': {}}",
                "{'name': 'search_dependencies', 'arguments': {'file_path': 'src/Client.java'}}",
                "{'name': 'analyze_change_impact', 'arguments': {'change_type': 'fix', 'description': 'x', 'symbols': ['HttpResponse']}}",
                "{'name': 'validate_implementation_spec', 'arguments': {'feature_name': 'x', 'files_to_create': ['src/Client.java']}}",
                "{'name': 'generate_task_context', 'arguments': {'files': ['Client.java']}}",
                "{'name': 'find_usages', 'arguments': {'symbol': 'HttpResponse.parse'}}",
                "{'name': 'list_repositories', 'arguments': {}}",
                "{'name': 'get_index_statistics', 'arguments': {}}",
                "{'name': 'get_index_job_status', 'arguments': {'runId': '" + served.shopJob() + "'}}");
    }

    @ParameterizedTest
    @MethodSource("callsAboutTheShop")
    void agentsSeeARepositoryOfTheirUserOnly(String call) {
        Reply seen = call(call, shopper);
        assertThat(seen.json().path("result").path("isError").asBoolean()).isFalse();
        assertThat(seen.text()).containsAnyOf("acme/shop", "src/", "commit_sha");

        for (String other : List.of(member, stranger)) {
            Reply hidden = call(call, other);
            assertThat(hidden.status()).isEqualTo(200);
            assertThat(hidden.text().replaceFirst("File not found: src/Client.java", "")).doesNotContain("acme/shop")
                    .doesNotContain("src/").doesNotContain("a.ts").doesNotContain("commit_sha").doesNotContain("HttpResponse.java");
        }
        assertThat(served.post("/mcp", call).status()).isEqualTo(401);
    }

    @Test
    void remembersNoAnswerAfterAPublicationOrALossOfRights() {
        UUID repository = jdbc.sql("""
                INSERT INTO repositories (user_id, full_name, git_url, default_branch)
                VALUES (cast(? AS uuid), 'acme/zoo', 'https://example.com/acme/zoo.git', 'main') RETURNING id
                """).param(SHOPPER).query(UUID.class).single();
        store(repository, "zebra.txt");
        assertThat(zebras(shopper)).containsExactly("zebra.txt");
        assertThat(zebras(shopper)).containsExactly("zebra.txt");
        assertThat(zebras(stranger)).isEmpty();

        store(repository, "grevy.txt");
        assertThat(zebras(shopper)).containsExactly("grevy.txt");

        jdbc.sql("UPDATE repositories SET user_id = cast(? AS uuid) WHERE id = ?").param(STRANGER).param(repository).update();
        assertThat(zebras(shopper)).isEmpty();
        assertThat(zebras(stranger)).containsExactly("grevy.txt");
        jdbc.sql("DELETE FROM repositories WHERE id = ?").param(repository).update();
        assertThat(zebras(stranger)).isEmpty();
    }

    private static void store(UUID repository, String path) {
        jdbc.sql("""
                SELECT store_indexed_data(?, jsonb_build_array(jsonb_build_object(
                    'path', cast(? AS text), 'content', 'a zebra', 'language', 'text')), '[]', '[]', '[]')
                """).param(repository).param(path).query().listOfRows();
    }

    private static List<String> zebras(String key) {
        return ServeIT.texts(served.get("/search?term=zebra", bearer(key)).json().path("results"), "path");
    }

    @Test
    void countsTheCallsOfAgents() {
        ApiKey key = keys.create(UUID.fromString(STRANGER), Tier.FREE);

        assertThat(call("{'name': 'list_repositories'}", key.text()).header("X-RateLimit-Remaining")).isEqualTo("99");
        assertThat(call("{'name': 'nosuch'}", key.text()).header("X-RateLimit-Remaining")).isEqualTo("98");
    }

    private static Reply call(String call, String key) {
        return served.post("/mcp",
                "{'jsonrpc': '2.0', 'id': 1, 'method': 'tools/call', 'params': %s}".formatted(call).replace('\'', '"'),
                "Authorization", "Bearer " + key, "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream");
    }

    @Test
    void saysInItsHealthThatKeysAreNeeded() {
        assertThat(served.get("/health").json().path("mode").asString()).isEqualTo("keys");
    }
}
