package dev.kotadb.jobs.serve;

import static dev.kotadb.jobs.serve.ServedIndex.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.jobs.serve.access.AccessOptions;
import dev.kotadb.jobs.serve.access.TokenIssuer;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.Tier;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Users with tokens of an issuer, and the keys that they make by them. */
class TokensIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static Issuer issuer;
    private static ServedIndex served;
    private static JdbcClient jdbc;
    private static ApiKeysTable keys;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        jdbc = DATABASE.jdbc();
        keys = new ApiKeysTable(DATABASE.dataSource());
        issuer = new Issuer();
        served = ServedIndex.on(DATABASE, new AccessOptions(new TokenIssuer(issuer.location(), Issuer.AUDIENCE), "operator"));
    }

    @AfterAll
    static void stop() {
        served.close();
        issuer.close();
    }

    private static String user() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO auth.users (id, email) VALUES (cast(? AS uuid), ?)").param(id).param(id + "@example.com").update();
        return id;
    }

    @Test
    void aTokenIsItsSubjectsAndCountsAsTheSubjectsRequests() throws JOSEException {
        String one = user();
        String other = user();
        Reply made = served.post("/api/projects", "{\"name\": \"One\"}", bearer(issuer.token(one)));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("X-RateLimit-Limit")).isEqualTo("100");
        assertThat(made.header("X-RateLimit-Remaining")).isEqualTo("99");
        Reply seen = served.get("/api/projects", bearer(issuer.token(one)));
        assertThat(ServeIT.texts(seen.json().path("projects"), "name")).containsExactly("One");
        assertThat(seen.header("X-RateLimit-Remaining")).isEqualTo("98");
        assertThat(served.get("/api/projects", bearer(issuer.token(other))).json().path("projects").size()).isZero();
        assertThat(served.get("/api/projects/" + made.json().path("id").asString(), bearer(issuer.token(other))).status()).isEqualTo(404);
        JsonNode valid = served.get("/api/keys/validate", bearer(issuer.token(one))).json();
        assertThat(valid.path("userId").asString()).isEqualTo(one);
        assertThat(valid.path("tier").asString()).isEqualTo("free");

        keys.create(UUID.fromString(one), Tier.TEAM);
        assertThat(served.get("/jobs", bearer(issuer.token(one))).header("X-RateLimit-Limit")).isEqualTo("10000");
    }

    @Test
    void refusesEveryOtherToken() throws JOSEException {
        String user = user();
        String valid = issuer.token(user);
        String[] parts = valid.split("\\.");
        Map<String, String> others = new LinkedHashMap<>();
        others.put("another issuer", issuer.token(user, claims -> claims.issuer("https://example.com")));
        others.put("another audience", issuer.token(user, claims -> claims.audience("other")));
        others.put("no audience", issuer.token(user, claims -> claims.audience((String) null)));
        others.put("expired", issuer.token(user, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        others.put("without an end", issuer.token(user, claims -> claims.expirationTime(null)));
        others.put("not valid yet", issuer.token(user, claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
        others.put("no algorithm", new PlainJWT(issuer.claims(user, claims -> {})).serialize());
        others.put("no algorithm, but a signature", new PlainJWT(issuer.claims(user, claims -> {})).serialize() + parts[2]);
        SignedJWT secret = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), issuer.claims(user, claims -> {}));
        secret.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        others.put("the public key as a secret", secret.serialize());
        others.put("another key of this id", Issuer.signed(Issuer.key("first"), issuer.claims(user, claims -> {})));
        others.put("a key that the issuer does not have", Issuer.signed(Issuer.key("second"), issuer.claims(user, claims -> {})));
        others.put("another such key", Issuer.signed(Issuer.key("third"), issuer.claims(user, claims -> {})));
        others.put("no signature", parts[0] + "." + parts[1] + ".");
        others.put("changed claims", parts[0] + "." + issuer.token(user()).split("\\.")[1] + "." + parts[2]);
        others.put("no user", issuer.token(UUID.randomUUID().toString()));
        others.put("no id", issuer.token("ada@example.com"));
        others.put("no subject", issuer.token(user, claims -> claims.subject(null)));
        others.put("no token", "a.b.c");

        assertThat(served.get("/jobs", bearer(valid)).status()).isEqualTo(200);
        others.forEach((what, token) -> {
            Reply refused = served.get("/jobs", bearer(token));
            assertThat(refused.status()).as(what + ": " + refused.text()).isEqualTo(401);
            assertThat(refused.json().path("code").asString()).as(what).isEqualTo("AUTH_INVALID_KEY");
        });
        assertThat(served.get("/jobs").json().path("code").asString()).isEqualTo("AUTH_MISSING_KEY");
        assertThat(served.get("/jobs", bearer(valid)).status()).isEqualTo(200);
    }

    @Test
    void aUserMakesShowsResetsAndRevokesAKey() throws JOSEException {
        String[] token = bearer(issuer.token(user()));
        assertThat(served.get("/api/keys/current", token).error()).isEqualTo("No active API key found");
        assertThat(served.post("/api/keys/reset", "", token).status()).isEqualTo(404);

        JsonNode made = served.post("/api/keys/generate", "", token).json();
        String key = made.path("apiKey").asString();
        assertThat(key).startsWith("kota_free_" + made.path("keyId").asString() + "_");
        assertThat(made.path("rateLimitPerHour").asInt()).isEqualTo(100);
        assertThat(served.get("/jobs", bearer(key)).status()).isEqualTo(200);
        JsonNode again = served.post("/api/keys/generate", "", token).json();
        assertThat(again.has("apiKey")).isFalse();
        assertThat(again.path("keyId")).isEqualTo(made.path("keyId"));
        assertThat(again.path("message").asString()).isEqualTo("API key already exists for this user");
        for (String[] shown : List.of(token, bearer(key))) {
            JsonNode current = served.get("/api/keys/current", shown).json();
            assertThat(current.path("keyId")).isEqualTo(made.path("keyId"));
            assertThat(current.path("enabled").asBoolean()).isTrue();
            assertThat(current.path("lastUsedAt").asString()).startsWith("20");
        }

        JsonNode reset = served.post("/api/keys/reset", "", bearer(key)).json();
        String second = reset.path("apiKey").asString();
        assertThat(reset.path("message").asString()).isEqualTo("Old API key revoked, new key generated");
        assertThat(served.get("/jobs", bearer(key)).status()).isEqualTo(401);
        assertThat(served.get("/jobs", bearer(second)).status()).isEqualTo(200);

        JsonNode revoked = served.send("DELETE", "/api/keys/current", "", token).json();
        assertThat(revoked.path("success").asBoolean()).isTrue();
        assertThat(revoked.path("keyId")).isEqualTo(reset.path("keyId"));
        assertThat(served.get("/jobs", bearer(second)).status()).isEqualTo(401);
        assertThat(served.send("DELETE", "/api/keys/current", "", token).status()).isEqualTo(404);
    }

    @Test
    void aKeyIsResetFiveTimesAnHour() throws JOSEException {
        String[] token = bearer(issuer.token(user()));
        served.post("/api/keys/generate", "", token);
        for (int i = 0; i < 5; i++) {
            assertThat(served.post("/api/keys/reset", "", token).status()).isEqualTo(200);
        }
        Reply refused = served.post("/api/keys/reset", "", token);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("Rate limit exceeded for API key reset");
        assertThat(refused.json().path("retryAfter").asInt()).isBetween(1, 3_600);
        assertThat(refused.header("Retry-After")).isEqualTo(refused.json().path("retryAfter").asString());
        assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    void aUsersKeyAndAnothersDoNotMeet() throws JOSEException {
        String[] one = bearer(issuer.token(user()));
        String[] other = bearer(issuer.token(user()));
        String first = served.post("/api/keys/generate", "", one).json().path("keyId").asString();
        String second = served.post("/api/keys/generate", "", other).json().path("keyId").asString();

        served.send("DELETE", "/api/keys/current", "", one);

        assertThat(keys.find(first).orElseThrow().enabled()).isFalse();
        assertThat(keys.find(second).orElseThrow().enabled()).isTrue();
        assertThat(served.get("/api/keys/current", other).json().path("keyId").asString()).isEqualTo(second);
    }

    @Test
    void theOperatorSeesAndRetriesFailedJobsOfAll() throws JOSEException {
        String[] user = bearer(issuer.token(user()));
        String[] operator = bearer("operator");
        String job = served.post("/index", "{\"repository\": \"acme/broken\"}", user).json().path("jobId").asString();
        jdbc.sql("UPDATE index_jobs SET status = 'failed', failures = 3, completed_at = now(), error_message = 'cannot read /srv/x'"
                + " WHERE id = cast(? AS uuid)").param(job).update();

        Reply failed = served.get("/admin/jobs/failed", operator);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().path("limit").asInt()).isEqualTo(50);
        assertThat(failed.json().path("total").asInt()).isEqualTo(1);
        JsonNode first = failed.json().path("jobs").path(0);
        assertThat(first.path("id").asString()).isEqualTo(job);
        assertThat(first.path("error").asString()).isEqualTo("cannot read (path)");
        assertThat(first.path("retry_count").asInt()).isEqualTo(3);
        assertThat(served.get("/admin/jobs/failed?offset=1", operator).json().path("jobs").size()).isZero();
        assertThat(served.get("/admin/jobs/failed?offset=-1", operator).status()).isEqualTo(400);
        for (String[] other : List.of(user, bearer("operatos"), new String[0])) {
            assertThat(served.get("/admin/jobs/failed", other).text()).isEqualTo("{\"error\":\"Unauthorized\"}\n");
            assertThat(served.post("/admin/jobs/" + job + "/retry", "", other).status()).isEqualTo(401);
        }
        assertThat(served.get("/jobs", operator).status()).isEqualTo(401);

        Reply retried = served.post("/admin/jobs/" + job + "/retry", "", operator);
        assertThat(retried.text()).isEqualTo("{\"message\":\"Job requeued for retry\",\"job_id\":\"" + job + "\"}\n");
        assertThat(served.get("/jobs/" + job, user).json().path("status").asString()).isEqualTo("pending");
        assertThat(served.post("/admin/jobs/" + job + "/retry", "", operator).status()).isEqualTo(404);
        assertThat(served.post("/admin/jobs/x/retry", "", operator).error()).isEqualTo("Job not found or not eligible for retry");
    }

    @Test
    void asksForNewIndexesOfOldProjectsOnceInAWhile() throws JOSEException {
        String id = user();
        String[] token = bearer(issuer.token(id));
        String[] key = bearer(served.post("/api/keys/generate", "", token).json().path("apiKey").asString());
        assertThat(served.post("/api/auto-reindex", "", key).json().path("reason").asString()).isEqualTo("No projects configured");
        String project = served.post("/api/projects", "{\"name\": \"Old\"}", key).json().path("id").asString();
        assertThat(served.post("/api/auto-reindex", "", key).json().path("reason").asString()).isEqualTo("No repositories in projects");
        served.post("/index", "{\"repository\": \"acme/old\"}", key);
        served.post("/index", "{\"repository\": \"acme/fresh\"}", key);
        jdbc.sql("UPDATE repositories SET last_indexed_at = now() WHERE full_name = 'acme/fresh' AND user_id = cast(? AS uuid)")
                .param(id).update();
        jdbc.sql("SELECT id::text FROM repositories WHERE user_id = cast(? AS uuid)").param(id).query(String.class).list().forEach(
                repository -> served.send("POST", "/api/projects/" + project + "/repositories/" + repository, "", key));

        Reply asked = served.post("/api/auto-reindex", "", key);
        Reply again = served.post("/api/auto-reindex", "", key);

        assertThat(asked.json().path("triggered").asBoolean()).isTrue();
        assertThat(asked.json().path("jobCount").asInt()).isEqualTo(1);
        assertThat(asked.header("X-Auto-Reindex-Triggered")).isEqualTo("1");
        JsonNode job = served.get("/jobs/" + asked.json().path("jobIds").path(0).asString(), key).json();
        assertThat(jdbc.sql("SELECT full_name FROM repositories WHERE id = cast(? AS uuid)").param(job.path("repository_id").asString())
                .query(String.class).single()).isEqualTo("acme/old");
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.json().path("triggered").asBoolean(true)).isFalse();
        assertThat(again.json().path("reason").asString()).isEqualTo("Rate limited: auto-reindex triggered within last 30 minutes");
        assertThat(served.post("/api/auto-reindex", "", token).json().path("jobIds")).isEqualTo(asked.json().path("jobIds"));
        assertThat(served.post("/api/auto-reindex", "", bearer(issuer.token(user()))).json().path("reason").asString())
                .isEqualTo("No projects configured");
    }

    /** Not even keys that nobody has made would make it one. */
    @Test
    void isNoSingleUsersServer() {
        assertThat(served.server().isSingleUser()).isFalse();
        assertThat(served.get("/health").json().path("mode").asString()).isEqualTo("keys");
    }

    @Test
    void letsNobodyInWhileTheIssuerDoesNotAnswer() throws IOException, JOSEException {
        Issuer gone = new Issuer();
        String token = gone.token(user());
        gone.close();
        try (ServedIndex without = ServedIndex.on(
                DATABASE, new AccessOptions(new TokenIssuer(gone.location(), Issuer.AUDIENCE), null))) {
            assertThat(without.get("/jobs", bearer(token)).status()).isEqualTo(503);
            assertThat(without.get("/jobs", bearer(token)).error()).isEqualTo("Keys cannot be checked now");
        }
    }

    @Test
    void wantsAnAudience() {
        assertThatThrownBy(() -> new TokenIssuer("https://example.com", " ")).hasMessageContaining("KOTA_SERVE_AUDIENCE");
        assertThatThrownBy(() -> new TokenIssuer("file:///etc/passwd", "a")).hasMessageContaining("no http or https URL");
    }
}
