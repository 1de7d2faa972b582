package dev.kotadb.jobs.serve;

import static dev.kotadb.jobs.serve.ServedIndex.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.keys.ApiKey;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.Tier;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
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

/** The web page for several users, who sign in with keys. */
class PageTenantsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String SHOPPER = "00000000-0000-0000-0000-0000000000b1";
    private static final String STRANGER = "00000000-0000-0000-0000-0000000000b2";

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static ApiKeysTable keys;
    private static ApiKey shopper;
    private static ApiKey stranger;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder);
        JdbcClient jdbc = DATABASE.jdbc();
        keys = new ApiKeysTable(DATABASE.dataSource());
        for (String user : List.of(SHOPPER, STRANGER)) {
            jdbc.sql("INSERT INTO auth.users (id, email) VALUES (cast(? AS uuid), ?)").param(user).param(user + "@example.com").update();
        }
        jdbc.sql("UPDATE repositories SET user_id = cast(? AS uuid) WHERE full_name = 'acme/shop'").param(SHOPPER).update();
        shopper = keys.create(UUID.fromString(SHOPPER), Tier.TEAM);
        stranger = keys.create(UUID.fromString(STRANGER), Tier.TEAM);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String own() {
        return "http://localhost:" + served.port();
    }

    private static Reply signIn(String body, String... headers) {
        return served.post("/page/sign-in", body, headers.length == 0 ? new String[] {"Origin", own()} : headers);
    }

    private static String[] session(String key) {
        String cookie = String.valueOf(signIn("key=" + key).header("Set-Cookie"));
        return new String[] {"Cookie", cookie.replaceFirst(";.*", "")};
    }

    static List<String> pagesAboutTheShop() {
        return List.of(
                "/",
                "/?q=HttpResponse+parse",
                "/?q=cl.ss&mode=regex",
                "/?q=class&mode=text",
                "/?q=kind:class+Client",
                "/page/file?repository=acme/shop&path=src/Client.java",
                "/page/symbol?repository=acme/shop&path=src/Client.java&line=2&name=Client",
                "/page/repository?name=acme/shop",
                "/page/map?name=acme/shop",
                "/page/external?scheme=jdk&name=java.lang.String",
                "/page/jobs");
    }

    @ParameterizedTest
    @MethodSource("pagesAboutTheShop")
    void showsARepositoryToItsUserOnly(String page) {
        Reply seen = served.get(page, session(shopper.text()));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).containsAnyOf("acme/shop", "src/");
        assertThat(served.get(page, bearer(shopper.text())).text()).isEqualTo(seen.text().replaceAll("(?s)<form action=\"/page/sign-out.*?</form>", ""));

        Reply hidden = served.get(page, session(stranger.text()));
        assertThat(hidden.status()).isIn(200, 404);
        assertThat(withoutHelp(hidden.text())).doesNotContain("acme/shop").doesNotContain("src/Cl").doesNotContain("src/a.ts")
                .doesNotContain("<mark>");
        assertThat(served.get(page).status()).isEqualTo(303);
    }

    private static String withoutHelp(String page) {
        return page.replaceFirst("(?s)<section class=\"help\".*?</section>", "").replace("Repository not found: acme/shop", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/file?repository=R&path=src/Client.java", "/page/repository?name=R", "/page/map?name=R",
        "/page/symbol?repository=R&path=src/Client.java&line=2&name=Client"})
    void anotherTenantsPageIsAsOneThatDoesNotExist(String page) {
        Reply hidden = served.get(page.replace("R", "acme/shop"), session(stranger.text()));
        Reply none = served.get(page.replace("R", "acme/none"), session(stranger.text()));

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text().replace("acme/shop", "acme/none")).isEqualTo(none.text());
    }

    @Test
    void anOpenPageOfJobsUsesAQuarterOfTheKeysRequestsAtMost() {
        ApiKey key = keys.create(UUID.fromString(STRANGER), Tier.FREE);

        assertThat(served.get("/page/jobs", session(key.text())).text()).contains("hx-trigger=\"every 144s\"");
        assertThat(served.get("/page/jobs", session(stranger.text())).text()).contains("hx-trigger=\"every 5s\"");
    }

    @Test
    void sendsWhoHasNotSignedInToTheFormAndBack() {
        Reply refused = served.get("/?q=parse%26x&mode=text");
        assertThat(refused.header("Location")).isEqualTo("/page/sign-in?next=/%3Fq%3Dparse%2526x%26mode%3Dtext");
        assertThat(served.get(String.valueOf(refused.header("Location"))).text())
                .contains("name=\"next\" value=\"/?q=parse%26x&amp;mode=text\"").doesNotContain("acme").doesNotContain("Jobs");

        Reply done = signIn("next=%2F%3Fq%3Dparse%2526x%26mode%3Dtext&key=" + shopper.text());
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).isEqualTo("/?q=parse%26x&mode=text");
        assertThat(done.header("Set-Cookie")).matches("kota_session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(signIn("key=" + shopper.text(), "Origin", own(), "X-Forwarded-Proto", "https").header("Set-Cookie")).endsWith("; Secure");
    }

    @Test
    void tellsAScriptToGoToTheForm() {
        Reply refused = served.get("/?q=a", "HX-Request", "true");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("HX-Redirect")).isEqualTo("/page/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/search?term=x", "/page/a\r\nX: y", ""})
    void leadsToNoOtherSiteAfterwards(String next) {
        Reply done = signIn("next=" + URLEncoder.encode(next, UTF_8) + "&key=" + shopper.text());

        assertThat(done.header("Location")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "key=", "key=kota_free_abcdefghijkl_000000000000000000000000000000000000", "key=%", "key=x%0Ay", "nothing"})
    void takesNoInvalidKey(String body) {
        Reply refused = signIn(body);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Set-Cookie")).isNull();
        assertThat(refused.text()).contains("This is no valid key.");
    }

    @Test
    void takesNoFormOfAnotherSite() {
        String body = "key=" + shopper.text();

        assertThat(signIn(body, "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(signIn(body, "Origin", "null").status()).isEqualTo(403);
        assertThat(signIn(body, "Origin", own(), "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(signIn(body, "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(403);
        assertThat(served.post("/page/sign-out", "", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(signIn(body, "Origin", own(), "Sec-Fetch-Site", "same-origin").status()).isEqualTo(303);
    }

    @Test
    void endsASessionOnRequest() {
        String[] session = session(shopper.text());
        assertThat(served.get("/", session).status()).isEqualTo(200);

        Reply out = served.post("/page/sign-out", "", "Origin", own(), session[0], session[1]);

        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(served.get("/", session).status()).isEqualTo(303);
    }

    @Test
    void aDisabledKeyEndsItsSessionsAtOnce() {
        ApiKey key = keys.create(UUID.fromString(SHOPPER), Tier.FREE);
        String[] session = session(key.text());
        assertThat(served.get("/", session).status()).isEqualTo(200);

        keys.disable(key.keyId());

        assertThat(served.get("/", session).status()).isEqualTo(303);
    }

    @Test
    void countsRequestsAndRefusesMoreThanTheTierAllows() {
        ApiKey key = keys.create(UUID.fromString(STRANGER), Tier.FREE);
        String[] session = session(key.text());
        assertThat(served.get("/", session).header("X-RateLimit-Remaining")).isEqualTo("98");
        DATABASE.jdbc().sql("UPDATE api_keys SET rate_limit_per_hour = 2 WHERE key_id = ?")
                .param(key.keyId()).update();

        Reply refused = served.get("/", session);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).matches("\\d+");
        assertThat(refused.header("Content-Security-Policy")).isEqualTo(PageIT.POLICY);
        assertThat(refused.text()).contains("no requests left in this hour");
    }

    @Test
    void aSessionIsForThePageAndNotForTheApi() {
        assertThat(served.get("/repositories", session(shopper.text())).status()).isEqualTo(401);
        assertThat(served.post("/index", "{\"repository\": \"acme/shop\"}", session(shopper.text())).status()).isEqualTo(401);
    }
}
