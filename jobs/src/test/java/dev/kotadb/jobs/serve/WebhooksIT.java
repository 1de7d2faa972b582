package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.index.repository.RepositoriesTable;
import dev.kotadb.schema.index.repository.RepositoriesTable.RepositoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices of pushes, over HTTP. */
class WebhooksIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static JdbcClient jdbc;
    private static RepositoriesTable repositories;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
        jdbc = DATABASE.jdbc();
        repositories = new RepositoriesTable(DATABASE.dataSource());
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aPushToTheDefaultBranchAsksForAJob() throws Exception {
        RepositoryRow repository = repository("https://github.com/%s.git");

        Reply reply = push(repository.fullName(), "refs/heads/main", "a".repeat(40));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"received\":true}\n");
        awaitJobs(repository, 1);
        assertThat(repositories.find(repository.id()).orElseThrow().installation()).hasValue(77);
        assertThat(jdbc.sql("SELECT last_push_at > now() - interval '2 minutes' FROM repositories WHERE id = ?")
                .param(repository.id()).query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("SELECT status || ' ' || (metadata ->> 'location') FROM index_jobs WHERE repository_id = ?")
                .param(repository.id()).query(String.class).single()).isEqualTo("pending " + repository.gitUrl());
    }

    @Test
    void furtherPushesWaitForTheSameJob() throws Exception {
        RepositoryRow repository = repository("https://github.com/%s.git");
        push(repository.fullName(), "refs/heads/main", "a".repeat(40));
        push(repository.fullName(), "refs/heads/main", "b".repeat(40));
        awaitAllReceived();

        assertThat(jobs(repository)).isEqualTo(1);
    }

    @Test
    void recognizesANoticeThatIsSentAgain() throws Exception {
        RepositoryRow repository = repository("https://github.com/%s.git");
        push(repository.fullName(), "refs/heads/main", "a".repeat(40));
        awaitJobs(repository, 1);
        jdbc.sql("DELETE FROM index_jobs WHERE repository_id = ?").param(repository.id()).update();

        assertThat(push(repository.fullName(), "refs/heads/main", "a".repeat(40)).status()).isEqualTo(200);
        awaitAllReceived();
        assertThat(jobs(repository)).isZero();

        push(repository.fullName(), "refs/heads/main", "c".repeat(40));
        awaitJobs(repository, 1);
    }

    @Test
    void leavesOtherPushesAlone() throws Exception {
        RepositoryRow repository = repository("https://github.com/%s.git");
        RepositoryRow elsewhere = repository("https://gitlab.example/%s.git");
        RepositoryRow directory = repository("/srv/%s");

        push(repository.fullName(), "refs/heads/feature", "a".repeat(40));
        push(repository.fullName(), "refs/tags/main", "a".repeat(40));
        push(repository.fullName(), "refs/heads/main", "0".repeat(40));
        push(elsewhere.fullName(), "refs/heads/main", "a".repeat(40));
        push(directory.fullName(), "refs/heads/main", "a".repeat(40));
        push("acme/unknown", "refs/heads/main", "a".repeat(40));
        String body = body(repository.fullName(), "refs/heads/main", "a".repeat(40));
        assertThat(send(body, signature("github secret", body), "ping").status()).isEqualTo(200);
        awaitAllReceived();

        assertThat(jobs(repository) + jobs(elsewhere) + jobs(directory)).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM repositories WHERE full_name = 'acme/unknown'").query(Long.class).single()).isZero();
    }

    @Test
    void refusesWhatIsNotProvenAndWritesNothing() throws Exception {
        RepositoryRow repository = repository("https://github.com/%s.git");
        String body = body(repository.fullName(), "refs/heads/main", "a".repeat(40));
        String right = signature("github secret", body);

        assertThat(served.post("/webhooks/github", body, "X-GitHub-Event", "push").status()).isEqualTo(401);
        for (String wrong : new String[] {"", "sha256=", right.substring(0, 70), right.replace("sha256=", "sha1="),
            signature("other secret", body), signature("github secret", body + " "), right.replaceFirst("sha256=.", "sha256=x")}) {
            assertThat(send(body, wrong, "push").status()).as(wrong).isEqualTo(401);
        }
        assertThat(send(body + " ", right, "push").status()).isEqualTo(401);
        assertThat(served.post("/webhooks/github", body, "X-Hub-Signature-256", right).status()).isEqualTo(400);
        assertThat(served.post("/webhooks/gitea", body, "X-Gitea-Signature", "x", "X-Gitea-Event", "push").status()).isEqualTo(500);
        assertThat(served.post("/webhooks/nosuch", body).status()).isEqualTo(404);
        assertThat(served.get("/webhooks/github").status()).isEqualTo(404);
        awaitAllReceived();

        assertThat(jobs(repository)).isZero();
        assertThat(served.get("/actuator/prometheus").text())
                .contains("kota_serve_webhooks_total{host=\"github\",result=\"WRONG_PROOF\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\"", "\0", "{\"a\": 1e}", ""})
    void refusesGarbageThatIsSigned(String body) throws Exception {
        Reply reply = send(body, signature("github secret", body), "push");

        assertThat(reply.status()).isIn(200, 400);
        assertThat(reply.text()).doesNotContain("Exception");
        assertThat(reply.status()).isEqualTo(body.isEmpty() ? 200 : 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{}", "{\"repository\": 5, \"ref\": {}}", "{\"repository\": {\"full_name\": \"a\\u0000b\","
            + " \"clone_url\": \"https://github.com/a\", \"default_branch\": \"main\"}, \"ref\": \"refs/heads/main\", \"after\": \"1\"}"})
    void asksForNothingIfASignedNoticeIsOdd(String body) throws Exception {
        assertThat(send(body, signature("github secret", body), "push").status()).isEqualTo(200);
    }

    @Test
    void refusesAHugeBody() throws Exception {
        String body = " ".repeat((8 << 20) + 1);

        assertThat(send(body, signature("github secret", body), "push").status()).isEqualTo(413);
        assertThat(send("[".repeat(1 << 20), signature("github secret", "[".repeat(1 << 20)), "push").status()).isEqualTo(400);
    }

    @Test
    void takesNoticesOfGitLab() throws Exception {
        RepositoryRow repository = repository("git@gitlab.example:%s.git");
        String body = """
                {"ref": "refs/heads/trunk", "after": "%s", "project": {"path_with_namespace": "%s", "default_branch": "trunk",
                 "git_http_url": "https://gitlab.example/%s.git"}}
                """.formatted("a".repeat(40), repository.fullName(), repository.fullName());

        assertThat(served.post("/webhooks/gitlab", body, "X-Gitlab-Token", "wrong", "X-Gitlab-Event", "Push Hook").status())
                .isEqualTo(401);
        assertThat(served.post("/webhooks/gitlab", body, "X-Gitlab-Token", "gitlab secret", "X-Gitlab-Event", "Push Hook").status())
                .isEqualTo(200);
        awaitJobs(repository, 1);
    }

    /** @param url with {@code %s} for the name */
    private static RepositoryRow repository(String url) {
        String name = "acme/r" + UUID.randomUUID().toString().substring(0, 8);
        return repositories.ensureLocal(name, url.formatted(name));
    }

    private static Reply push(String name, String ref, String after) throws Exception {
        String body = body(name, ref, after);
        return send(body, signature("github secret", body), "push");
    }

    private static String body(String name, String ref, String after) {
        return """
                {"ref": "%s", "after": "%s", "installation": {"id": 77},
                 "repository": {"full_name": "%s", "default_branch": "main", "clone_url": "https://github.com/%s.git"}}
                """.formatted(ref, after, name, name);
    }

    private static Reply send(String body, String signature, String event) {
        return served.post("/webhooks/github", body, "X-Hub-Signature-256", signature, "X-GitHub-Event", event,
                "X-GitHub-Delivery", UUID.randomUUID().toString());
    }

    private static String signature(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private static long jobs(RepositoryRow repository) {
        return jdbc.sql("SELECT count(*) FROM index_jobs WHERE repository_id = ?").param(repository.id()).query(Long.class).single();
    }

    private static void awaitJobs(RepositoryRow repository, long jobs) throws InterruptedException {
        for (Instant limit = Instant.now().plus(SOON); jobs(repository) != jobs; Thread.sleep(20)) {
            assertThat(Instant.now()).as("waiting for a job of " + repository.fullName()).isBefore(limit);
        }
    }

    /** Notices are worked on in turn: after one that asks for a job, all before it have been. */
    private static void awaitAllReceived() throws Exception {
        RepositoryRow last = repository("https://github.com/%s.git");
        push(last.fullName(), "refs/heads/main", "f".repeat(40));
        awaitJobs(last, 1);
    }
}
