package dev.kotadb.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page without keys, as a browser without scripts sees it. */
class PageIT {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path folder;

    private static ServedIndex served;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder, Map.of("acme/large", ServedIndex.manyImports(folder.resolve("large"))));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void listsTheRepositoriesFirst() {
        Reply page = served.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text()).contains("<bdi>acme/shop</bdi>", "<bdi>acme/tools</bdi>", "href=\"/page/repository?name=acme/shop\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?q=parse", "/?q=(a&mode=regex", "/page/nosuch", "/page/sign-in", "/page/assets/nosuch", "/?q=%00",
        "/page/file?repository=acme/shop&path=src/a.ts", "/page/repository?name=acme/shop", "/page/map?name=acme/shop", "/page/jobs"})
    void everyPageLetsBrowsersRunNothingButItsOwnFiles(String path) {
        Reply page = served.get(path);

        assertThat(page.header("Content-Security-Policy")).isEqualTo(POLICY);
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContainPattern("(?i)<script(?! defer src=\"/page/assets/)|\\son\\w+=|style=|<style");
    }

    @Test
    void findsWordsAndMarksThemInTheirLines() {
        String page = served.get("/?q=HttpResponse+repo:shop").text();

        assertThat(page).contains("href=\"/page/file?repository=acme/shop&amp;path=src/Client.java#L3\"")
                .contains("<mark>HttpResponse</mark> read() { new <mark>HttpResponse</mark>().parse(&quot;a&quot;)")
                .contains("2 files").doesNotContain("tool.py");
        assertThat(served.get("/?q=HttpResponse+lang:python").text()).contains("<mark>http_response</mark>").doesNotContain("Client.java");
        assertThat(served.get("/?q=HttpResponse+path:src/H").text()).contains("HttpResponse.java").doesNotContain("Client.java");
        assertThat(served.get("/?q=%22return+null%22").text()).contains("<mark>return null</mark>").doesNotContain("HttpResponse.java");
    }

    @Test
    void findsLinesByRegularExpressionAndText() {
        assertThat(served.get("/?q=%5C.pa%5Bp-r%5Dse&mode=regex").text()).contains("HttpResponse()<mark>.parse</mark>(")
                .contains("1 line in 1 file");
        assertThat(served.get("/?q=new+Http&mode=text").text()).contains("<mark>new Http</mark>Response().parse");
        assertThat(served.get("/?q=import+'./b'&mode=text").text()).contains("src/a.ts").doesNotContain("src/b.ts#");
    }

    @Test
    void findsDeclarationsByKind() {
        String page = served.get("/?q=kind:class+Response").text();

        assertThat(page).contains("<bdi>HttpResponse</bdi>", "1 declaration")
                .contains("href=\"/page/symbol?repository=acme/shop&amp;path=src/HttpResponse.java&amp;line=3&amp;name=HttpResponse\"")
                .doesNotContain("http_response");
        assertThat(served.get("/?q=parse&mode=names").text()).contains("<bdi>parse</bdi>", "int parse(String text)");
    }

    @ParameterizedTest
    @CsvSource({
        "/?q=(a&mode=regex, 400, Not a supported regular expression",
        "/?q=a+repo:nosuch, 404, Repository not found: nosuch",
        "/?q=kind:class, 200, Write the name of a declaration",
        "/?q=lang:java, 200, Write what you look for",
        "/?q=qqqqq, 200, Nothing was found",
        "/?q=%00, 400, characters that no text has",
        "/page/nosuch, 404, There is no such page",
        "/page/file?repository=acme/shop&path=nosuch.java, 404, File not found: nosuch.java",
        "/page/file?repository=acme/shop, 400, is missing",
        "/page/repository?name=nosuch, 404, Repository not found: nosuch",
        "/page/map?name=nosuch, 404, Repository not found: nosuch",
        "/page/map, 400, is missing",
        "/page/map?name=acme/shop&open=%00, 400, characters that no text has",
        "/page/map?name=acme/shop&in=nosuch, 200, Nothing here depends on anything else",
        "/page/symbol?repository=acme/shop&path=src/a.ts&line=1&name=x, 404, No symbol at line 1",
        "/page/symbol?repository=acme/shop&path=src/a.ts&line=x&name=x, 400, must be a number",
        "/page/external?scheme=npm&name=java.lang.String, 404, Symbol not found: java.lang.String",
        "/page/external?scheme=jdk, 400, is missing",
        "/page/assets/..%2Fpage.css, 400, Bad Request",
    })
    void saysWhyNothingIsShown(String path, int status, String text) {
        Reply page = served.get(path);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"page.css, text/css", "page.js, text/javascript", "htmx.js, text/javascript", "icon.svg, image/svg+xml"})
    void servesItsOwnFiles(String name, String type) {
        Reply file = served.get("/page/assets/" + name);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith(type);
        assertThat(file.header("Cache-Control")).contains("max-age");
    }

    @Test
    void eachNameOfAFileLeadsToItsDeclarationAndSaysHowCertainThatIs() {
        String page = served.get("/page/file?repository=acme/shop&path=src/Client.java").text();

        assertThat(page).contains("<span class=\"line\" id=\"L3\"><a class=\"no\" tabindex=\"-1\" href=\"#L3\" data-n=\"3\" aria-label=\"Line 3\">")
                .contains("<a href=\"/page/file?repository=acme/shop&amp;path=src/HttpResponse.java#L4\" class=\"reference exact\""
                        + " title=\"call, exact: shop.HttpResponse#parse(String)\">parse</a>(<span class=\"string\">&quot;a&quot;</span>)")
                .contains("<a href=\"/page/symbol?repository=acme/shop&amp;path=src/Client.java&amp;line=2&amp;name=Client\""
                        + " class=\"declaration\" title=\"class shop.Client: its uses\">Client</a> {")
                .contains("<span class=\"keyword\">return</span> <span class=\"keyword\">null</span>;")
                .contains("java, 4 lines");
        assertThat(outline(page)).isEqualTo("class Client, method read");
        assertThat(page).containsPattern("(?s)Uses.*1 file.*HttpResponse\\.java");
    }

    private static String outline(String page) {
        return Pattern.compile("(?s)<span class=\"kind\">(\\w+)</span>\\s*<a href=\"#L\\d+\"><bdi>(\\w+)").matcher(page).results()
                .map(each -> each.group(1) + " " + each.group(2)).collect(Collectors.joining(", "));
    }

    @Test
    void theMapHasWhatDependsFirstAndCyclesLeadBack() {
        String map = served.get("/page/map?name=acme/shop").text();

        assertThat(rows(map)).isEqualTo("src, a.ts, b.ts, Client.java, HttpResponse.java");
        assertThat(map).contains("4 files, 3 arcs; 1 of them closes a cycle")
                .contains("aria-label=\"Close src\"", "href=\"/page/map?name=acme/shop&amp;open=\"")
                .contains("<title>src/Client.java → src/HttpResponse.java: 1 pair of files</title>")
                .containsPattern("(?s)class=\"arcs up\"[^>]*><path[^>]*><title>src/b.ts → src/a.ts: 1 pair of files</title></path></svg>")
                .containsPattern("(?s)<bdi>src/a.ts</bdi> <span class=\"cycle\">closes a cycle</span>");
        assertThat(rows(served.get("/page/map?name=acme/shop&open=").text())).isEqualTo("src, a.ts, b.ts, Client.java, HttpResponse.java");
        assertThat(rows(served.get("/page/map?name=acme/shop&focus=src/a.ts").text())).isEqualTo("src, a.ts, b.ts");
        assertThat(rows(served.get("/page/map?name=acme/shop&in=src").text())).isEqualTo("a.ts, b.ts, Client.java, HttpResponse.java");
        assertThat(served.get("/page/repository?name=acme/shop").text()).contains("href=\"/page/map?name=acme/shop\"");
        assertThat(served.get("/page/file?repository=acme/shop&path=src/a.ts").text())
                .contains("href=\"/page/map?name=acme/shop&amp;focus=src/a.ts\"");
    }

    private static String rows(String page) {
        return Pattern.compile("class=\"hit name\"[^>]*><bdi>([^<]+)").matcher(page).results()
                .map(each -> each.group(1)).collect(Collectors.joining(", "));
    }

    @Test
    void aDeclarationHasItsUsesByFileAndWhatItUses() {
        String parse = served.get("/page/symbol?repository=acme/shop&path=src/HttpResponse.java&line=4&name=parse").text();
        assertThat(parse).contains("shop.HttpResponse#parse(String)", "2 uses in 1 file", "<span class=\"resolution exact\">exact</span>")
                .contains("href=\"/page/file?repository=acme/shop&amp;path=src/Client.java#L3\"")
                .contains("<bdi>HttpResponse read() { new HttpResponse().parse(&quot;a&quot;);");

        String read = served.get("/page/symbol?repository=acme/shop&path=src/Client.java&line=3&name=read").text();
        assertThat(read).contains("No use is known.").contains("<bdi>shop.HttpResponse#parse(String)</bdi>")
                .contains("href=\"/page/symbol?repository=acme/shop&amp;path=src/HttpResponse.java&amp;line=4&amp;name=parse\"");
    }

    @Test
    void aNameOfALibraryLeadsToAllItsUses() {
        String link = "/page/external?scheme=jdk&name=java.lang.String";
        assertThat(served.get("/page/file?repository=acme/shop&path=src/HttpResponse.java").text())
                .contains("<a href=\"" + link.replace("&", "&amp;") + "\" class=\"reference external\""
                        + " title=\"type reference, external: jdk java.base java.lang.String\">String</a>");
        assertThat(served.get("/page/symbol?repository=acme/shop&path=src/HttpResponse.java&line=4&name=parse").text())
                .contains("<a href=\"" + link.replace("&", "&amp;") + "\" title=\"jdk java.base java.lang.String\"><code><bdi>String</bdi>");

        String page = served.get(link).text();
        assertThat(page).contains("<span>jdk java.base</span>", "<bdi>java.lang.String</bdi>", "1 use in 1 repository", "<bdi>acme/shop</bdi>")
                .contains("href=\"/page/file?repository=acme/shop&amp;path=src/HttpResponse.java#L4\"");
    }

    @Test
    void aRepositoryHasItsLanguagesCyclesAndRuns() {
        String page = served.get("/page/repository?name=acme/shop").text();

        assertThat(page).containsPattern("(?s)<bdi>java</bdi>.*2 files.*<bdi>typescript</bdi>.*2 files")
                .contains("<b>5</b> <span>indexed</span>", "2 files import each other")
                .contains("<td>5 added</td>", "badge good");
        assertThat(page).containsPattern("(?s)Most depended-on.*HttpResponse\\.java.*1 file</td>").doesNotContain("Count them", "hx-get=\"/page/");
    }

    @Test
    void theGraphOfALargeRepositoryIsReadAfterItsPageIsShown() {
        String repository = served.get("/page/repository?name=acme/large").text();
        String map = served.get("/page/map?name=acme/large&focus=f7.ts").text();

        assertThat(repository).contains("<b>180</b> <span>files</span>", "<b>32,220</b> <span>dependencies</span>")
                .contains("hx-get=\"/page/repository?name=acme/large&amp;files=most-used\"", ">Count them</a>");
        assertThat(map).contains("hx-get=\"/page/map?name=acme/large&amp;focus=f7.ts&amp;map=drawn\"", ">Draw the map</a>");
        assertThat(rows(map)).isEmpty();
        assertThat(rows(served.get("/page/map?name=acme/large&focus=f7.ts&map=drawn").text())).contains("f7.ts");
        assertThat(served.get("/page/repository?name=acme/large").text())
                .containsPattern("(?s)Most depended-on.*f0\\.ts.*179 files</td>").doesNotContain("Count them");
        assertThat(served.get("/page/map?name=acme/large").text()).contains("180 files").doesNotContain("Draw the map");
    }

    @Test
    void jobsAreAskedForAgainWhileTheirPageIsOpen() {
        String page = served.get("/page/jobs").text();

        assertThat(page).contains("hx-get=\"/page/jobs\"", "hx-trigger=\"every 5s\"", "<bdi>acme/shop</bdi>", "<bdi>completed</bdi>")
                .contains("None was begun yet.");
    }

    @Test
    void isForThisMachineOnlyWithoutAKey() {
        assertThat(served.get("/", "X-Forwarded-For", "10.0.0.1").status()).isEqualTo(303);
        assertThat(served.get("/", "Origin", "https://evil.example").status()).isEqualTo(403);
    }

    @Test
    void sendsLongPagesCompressed() {
        assertThat(served.get("/", "Accept-Encoding", "gzip").header("Content-Encoding")).isEqualTo("gzip");
        assertThat(served.get("/repositories", "Accept-Encoding", "gzip").header("Content-Encoding")).isNull();
    }

    @Test
    void countsItsRequestsAsThoseOfTheApi() {
        served.get("/");

        assertThat(served.get("/actuator/prometheus").text())
                .contains("kota_serve_requests_seconds_count{route=\"/\",status=\"200\"}");
    }
}
