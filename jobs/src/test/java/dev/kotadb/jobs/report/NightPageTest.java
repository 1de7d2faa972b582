package dev.kotadb.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Attempt;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of a night as text. */
class NightPageTest {
    static final String HOSTILE = "evil/\"><script>alert(1)</script><img src=\"http://127.0.0.1:9/x\" onerror='x'>&amp;\u202e\u0007";

    @Test
    void allTextIsEscaped() {
        String page = NightPage.of(new NightReport(
                NightSample.run(NightStatus.FAILED, HOSTILE),
                List.of(NightSample.asked(HOSTILE, CheckOutcome.UNREACHABLE, HOSTILE, NightSample.START),
                        NightSample.asked(HOSTILE, CheckOutcome.UNCHANGED, HOSTILE, NightSample.START),
                        NightSample.failed(HOSTILE, NightSample.START, List.of(new Attempt(
                                NightSample.START, null, NightSample.END, "failed", HOSTILE)), HOSTILE))));

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=&quot;http").contains("&amp;amp;")
                .contains("\\u0007").doesNotContain("\u0007").doesNotContain("<script").doesNotContain("<img");
        assertThat(all("<(\\w+)", page)).isSubsetOf("html", "head", "meta", "title", "style", "body", "svg", "defs", "pattern",
                "rect", "g", "line", "header", "p", "h1", "span", "code", "bdi", "main", "section", "ul", "li", "a", "b", "table",
                "caption", "thead", "tbody", "tr", "th", "td", "text", "use", "details", "summary");
    }

    @Test
    void itsPolicyAllowsItsOwnStylesAndNothingElse() throws Exception {
        String page = NightPage.of(NightSample.of(60));

        String styles = all("(?s)<style>(.*?)</style>", page).getFirst();
        String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(styles.getBytes(UTF_8)));
        assertThat(all("<meta http-equiv=\"Content-Security-Policy\" content=\"(.*?)\">", page))
                .containsExactly("default-src &#39;none&#39;; style-src &#39;sha256-" + hash
                        + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;");
        assertThat(all("\\s((?:src|href|style|on\\w+)=\"[^\"]*\")", page)).isNotEmpty().allMatch(link -> link.startsWith("href=\"#"));
        assertThat(styles).doesNotContain("@import").doesNotContain("://");
        assertThat(all("url\\(([^)]*)\\)", styles)).isNotEmpty().allMatch(url -> url.startsWith("#"));
        assertThat(page).doesNotContainPattern("\\sth:|xmlns:th");
    }

    @Test
    void hasABarForEachRepositoryAndTheFiguresOfTheJson() {
        NightReport report = NightSample.of(300);
        String page = NightPage.of(report);
        JsonNode json = NightJson.of(report);

        assertThat(all("<svg role=\"img\" class=\"bar\"[^>]*><title>([^<]+)</title>", page)).hasSize(300);
        for (String figure : List.of("repositories", "unchanged", "unreachable", "paused", "failed", "open", "indexed")) {
            assertThat(figure(page, figure)).as(figure).isEqualTo(String.valueOf(json.path(figure).asInt()));
        }
        for (String table : List.of("slow", "grown", "shrunk")) {
            assertThat(figure(page, table)).as(table).isEqualTo(String.valueOf(json.path(table).size()));
            assertThat(all("rowheader\" scope=\"row\"><bdi>([^<]+)", section(page, table)))
                    .containsExactlyElementsOf(json.path(table).findValuesAsString("repository"));
        }
        assertThat(all("rowheader\" scope=\"row\"><bdi>([^<]+)", section(page, "problems")))
                .containsExactlyInAnyOrderElementsOf(json.path("problems").findValuesAsString("repository"));
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void namesTheCommandThatTriesAgain() {
        RepositoryNight failed = NightSample.failed("acme/shop", NightSample.START, List.of(new Attempt(
                NightSample.START.plusSeconds(9), null, NightSample.END, "failed", "no")), "no\nspace left");
        String page = NightPage.of(new NightReport(NightSample.run(NightStatus.COMPLETED, null), List.of(failed)));

        assertThat(section(page, "problems")).contains("<code>kota jobs retry " + failed.job() + "</code>")
                .contains("no\nspace left");
        assertThat(page).contains("waited 02:03:12 to 02:03:21, failed 02:03:21 to 04:41:40")
                .contains("02:03:12 to 04:41:40, Europe/Berlin").contains("begun on schedule 0 0 2 * * *")
                .contains("Completed: 1 repository needs attention.");
    }

    @Test
    void saysThatARunIsStillAtWork() {
        String page = NightPage.of(new NightReport(NightSample.run(NightStatus.PROCESSING, null), List.of()));

        assertThat(page).contains("Still at work.").contains("to now, 04:41:40").contains("No repository had to be indexed.");
    }

    private static String figure(String page, String name) {
        return all("<b>([\\d,]+)</b> <span>" + name + "</span>", page).getFirst();
    }

    private static String section(String page, String id) {
        return all("(?s)<section id=\"" + id + "\">(.*?)</section>", page).getFirst();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
