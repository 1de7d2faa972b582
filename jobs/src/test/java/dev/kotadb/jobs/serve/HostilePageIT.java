package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.serve.ServedIndex.Reply;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pages about a repository that tries to harm: what it contains stays text, wherever it is shown. */
@Tag(Variants.SLOW)
class HostilePageIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /** Everything between < and >, with attributes whose values are quoted. */
    private static final Pattern TAG =
            Pattern.compile("<(?:!DOCTYPE html|/([a-z][a-z0-9]*)|([a-z][a-z0-9]*)((?:\\s+[a-zA-Z-]+(?:=\"[^\"<>]*\"|='[^'<>]*')?)*)\\s*/?)>");
    private static final Set<String> TAGS = Set.of("html", "head", "meta", "title", "link", "script", "body", "a", "header", "form", "input",
            "select", "option", "button", "span", "nav", "main", "h1", "h2", "h3", "p", "section", "ol", "ul", "li", "bdi", "wbr", "code", "mark", "div",
            "pre", "details", "summary", "aside", "table", "thead", "tbody", "tr", "th", "td", "b", "svg", "rect", "path", "dl", "dt", "dd", "kbd", "label");

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static List<String> paths;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder, Map.of("acme/more", HostileFiles.in(folder.resolve("more"))));
        paths = DATABASE.jdbc()
                .sql("SELECT f.path FROM indexed_files f JOIN repositories r ON r.id = f.repository_id WHERE r.full_name = 'acme/more'")
                .query(String.class).list();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Reply harmless(String path) {
        Reply page = served.get(path);
        assertThat(page.header("Content-Security-Policy")).isEqualTo(PageIT.POLICY);
        Matcher tag = TAG.matcher(page.text());
        StringBuilder text = new StringBuilder();
        int scripts = 0;
        while (tag.find()) {
            String name = tag.group(1) == null ? tag.group(2) : tag.group(1);
            assertThat(name == null || TAGS.contains(name)).as(path + ": " + tag.group()).isTrue();
            assertThat(tag.group()).as(path).doesNotContainPattern("=[\"']\\s*javascript:");
            assertThat(tag.group().replaceAll("=(?:\"[^\"]*\"|'[^']*')", "")).as(path).doesNotContainPattern("\\s(?:on\\w+|style)\\b");
            scripts += "script".equals(tag.group(2)) ? 1 : 0;
            tag.appendReplacement(text, "");
        }
        tag.appendTail(text);
        assertThat(text).as(path).doesNotContain("<").doesNotContain(">");
        assertThat(scripts).as(path).isEqualTo(2);
        assertThat(page.text()).as("an expression was evaluated").doesNotContain("1337");
        return page;
    }

    @Test
    void filesAreText() {
        assertThat(paths).containsAll(HostileFiles.PATHS);
        for (String path : paths) {
            Reply page = harmless("/page/file?repository=acme/more&path=" + encoded(path));
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text().replace("/<wbr>", "/")).as(path).contains("<h1><bdi>" + path.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                    .replace("\"", "&quot;").replace("'", "&#39;") + "</bdi></h1>");
        }
    }

    @Test
    void charactersThatTurnTextAroundAreNamed() {
        assertThat(harmless("/page/file?repository=acme/more&path=src/Evil.java").text())
                .contains("[U+202E] } hidden {").doesNotContain("\u202e");
    }

    @Test
    void declarationsAreText() {
        List<String> symbols = new ArrayList<>();
        for (String path : paths) {
            Matcher link = Pattern.compile("\"(/page/symbol[^\"#]*)").matcher(
                    harmless("/page/file?repository=acme/more&path=" + encoded(path)).text());
            while (link.find()) {
                symbols.add(link.group(1).replace("&amp;", "&").replace("&#39;", "'"));
            }
        }
        assertThat(symbols).hasSizeGreaterThan(10);
        for (String symbol : Set.copyOf(symbols)) {
            assertThat(harmless(symbol).status()).as(symbol).isEqualTo(200);
        }
    }

    @Test
    void resultsQueriesAndOverviewsAreText() {
        for (String query : List.of("evil", "harmed", HostileFiles.SCRIPT, HostileFiles.IMAGE, "\" autofocus onfocus=\"x", "[[${7*191}]]",
                "repo:" + HostileFiles.IMAGE + " x", "repo:\"a b'><script>\" x")) {
            for (String mode : List.of("words", "text", "regex", "names")) {
                harmless("/?mode=" + mode + "&q=" + encoded(query));
            }
        }
        assertThat(harmless("/?mode=text&q=" + encoded("window.harmed")).text()).contains("<mark>window.harmed</mark>=1&lt;/script&gt;");
        assertThat(harmless("/page/repository?name=acme/more").text()).contains("2 files import each other");
        assertThat(harmless("/page/map?name=acme/more&focus=src/two.ts").text()).contains("src/one.ts → src/two.ts");
        harmless("/page/map?name=acme/more&in=src&open=" + encoded(HostileFiles.IMAGE) + "&focus=" + encoded(HostileFiles.SCRIPT));
        harmless("/page/jobs");
        harmless("/page/sign-in?next=" + encoded("/?q=\"><script>x</script>"));
        harmless("/page/file?repository=acme/more&path=" + encoded(HostileFiles.SCRIPT));
        harmless("/page/" + encoded(HostileFiles.SCRIPT).replace("%2F", ""));
    }
}
