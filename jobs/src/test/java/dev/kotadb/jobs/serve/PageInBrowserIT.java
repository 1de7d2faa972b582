package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kotadb.jobs.questions.CodeIndex;
import dev.kotadb.jobs.questions.Viewer;
import dev.kotadb.jobs.questions.answer.Answer;
import dev.kotadb.jobs.questions.published.PublishedIndex;
import dev.kotadb.jobs.report.RepositoryReport;
import dev.kotadb.jobs.report.RepositoryReportPage;
import dev.kotadb.schema.TestDatabase;
import dev.kotadb.schema.Variants;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The web page as Chromium shows it, used as a person does. Pictures stay in {@code target/screenshots}. */
@Tag(Variants.SLOW)
class PageInBrowserIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String SOURCES = "src/main/java/dev/kotadb/jobs/questions";
    private static final String FILE = "/page/file?repository=kotadb/questions&path=GraphWalk.java";
    private static final String MAP = "/page/map?name=kotadb/questions&focus=CodeIndex.java";
    private static final List<String> PAGES = List.of("/", "/?q=Symbol", FILE, "/page/repository?name=kotadb/questions", MAP, "/page/jobs",
            "/page/symbol?repository=acme/shop&path=src/HttpResponse.java&line=4&name=parse",
            "/page/external?scheme=jdk&name=java.util.Locale", "/page/sign-in", "/page/nosuch");

    @TempDir
    static Path folder;

    private static ServedIndex served;
    private static Optional<Browser> started = Optional.empty();

    private Browser browser;

    @BeforeAll
    static void start() throws IOException {
        served = ServedIndex.start(DATABASE, folder,
                Map.of("acme/more", HostileFiles.in(folder.resolve("more")), "kotadb/questions", Path.of(SOURCES).toAbsolutePath(),
                        "acme/large", ServedIndex.manyImports(folder.resolve("large"))));
        started = Browser.start(site(), true);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
        served.close();
    }

    private static String site() {
        return "http://localhost:" + served.port();
    }

    @BeforeEach
    void open() {
        assumeTrue(started.isPresent(), "Chromium or its driver is not installed (Debian: chromium, chromium-driver)");
        browser = started.get();
        browser.size(1200, 800);
        browser.dark(false);
        browser.open("/");
        browser.complaints();
    }

    @Test
    void searchesWhileTypingThenFollowsAReferenceToItsDeclarationAndItsUses() {
        browser.find("#q").sendKeys("HttpResponse repo:shop");
        browser.find("section.file a.line[href*='Client.java#L3']").click();
        browser.awaitAddress("#L3");
        assertThat(browser.find(".line:target .declaration").getText()).isEqualTo("read");

        browser.find("#L3 a.reference.exact[title*='#parse']").click();
        browser.awaitAddress("HttpResponse.java#L4");
        browser.find("#L4 a.declaration").click();

        assertThat(browser.find("h1").getText()).isEqualTo("method parse");
        assertThat(browser.find("#uses + .summary").getText()).isEqualTo("2 uses in 1 file");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isUsedByKeyboard() {
        browser.find("main").click();
        browser.find("body").sendKeys("/");
        browser.focused().sendKeys("parse repo:acme/shop", Keys.ENTER);
        browser.find("a.hit");
        browser.awaitAddress("q=parse");
        browser.focused().sendKeys(Keys.ARROW_DOWN);

        WebElement first = browser.focused();
        assertThat(first.getDomAttribute("class")).contains("hit");
        assertThat(first.getText()).isEqualTo("parse");
        first.sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.focused().getText()).startsWith("acme/shop");
        browser.focused().sendKeys(Keys.ENTER);
        browser.awaitAddress("/page/file");
    }

    @Test
    void theMapIsUsedByKeyboardAndFadesWhatAnEntryIsNotConnectedTo() {
        browser.open("/page/repository?name=acme/shop");
        browser.find("a.button[href*='/page/map']").sendKeys(Keys.ENTER);
        browser.find("a[aria-label='Close src']");
        browser.run("document.querySelector('a[aria-label=\"Close src\"]').focus()");
        browser.focused().sendKeys(Keys.TAB);
        browser.focused().sendKeys(Keys.TAB);
        browser.focused().sendKeys(Keys.TAB);
        browser.focused().sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Client.java");
        assertThat(browser.run(FADES)).isEqualTo(List.of("a.ts", "b.ts"));

        browser.focused().sendKeys(Keys.ENTER);
        browser.awaitAddress("focus=src/Client.java");
        browser.find("li.focus");
        assertThat(browser.focused().getText()).as("the focus stays").isEqualTo("Client.java");
        assertThat(browser.all(".entry")).hasSize(3);
        browser.focused().sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.focused().getText()).isEqualTo("HttpResponse.java");
        assertThat(browser.complaints()).isEmpty();
    }

    /** The entries that fade, when their transition has ended. */
    private static final String FADES = """
            document.getAnimations().forEach(each => each.finish());
            return [...document.querySelectorAll('.entry')].filter(each => getComputedStyle(each).opacity < 1)
                .map(each => each.querySelector('.name').textContent)""";

    @Test
    void asksAgainHowJobsAre() {
        browser.open("/page/jobs");
        browser.run("document.querySelector('#live').dataset.old = 'yes'");

        browser.find("#live:not([data-old])");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void hostileFilesDoNoHarm() {
        for (String path : HostileFiles.PATHS) {
            browser.open("/page/file?repository=acme/more&path=" + URLEncoder.encode(path, UTF_8));
            assertThat(browser.find("pre.code").getText()).isNotEmpty();
            assertHarmless(path);
        }
        browser.open("/page/file?repository=acme/more&path=index.html");
        assertHarmless("index.html");
        browser.open("/?mode=text&q=" + URLEncoder.encode("window.harmed", UTF_8));
        assertHarmless("a search");
        browser.find("#q").sendKeys("=1");
        browser.awaitAddress("harmed%3D1");
        assertHarmless("what htmx has put into the page");
    }

    private void assertHarmless(String what) {
        assertThat(browser.run("return window.harmed === undefined && document.scripts.length === 2 && document.images.length === 0"
                + " && document.querySelectorAll('main script, main svg, main base, main [hx-get]').length === 0")).as(what).isEqualTo(true);
        assertThat(browser.complaints()).as(what).isEmpty();
    }

    @Test
    void itsPolicyRefusesAScriptThatGotIntoThePage() {
        browser.run("const script = document.createElement('script'); script.textContent = 'window.harmed = 1'; document.body.append(script)");

        assertThat(browser.run("return window.harmed === undefined")).isEqualTo(true);
        assertThat(browser.complaints()).anySatisfy(each -> assertThat(each).contains("Content Security Policy"));
    }

    @Test
    void isAccessibleInBothColourSchemesAndFitsAPhone() {
        for (String page : PAGES) {
            browser.open(page);
            assertThat(browser.accessibilityProblems()).as(page).isEmpty();
            browser.size(360, 800);
            assertThat(browser.run("return document.documentElement.scrollWidth")).as("width of " + page).isEqualTo(360L);
            browser.size(1200, 800);
            browser.dark(true);
            assertThat(browser.contrastProblems()).as(page + " in the dark").isEmpty();
            browser.dark(false);
        }
        browser.open("/page/sign-in");
        browser.run("document.querySelector('label').remove()");
        assertThat(browser.accessibilityProblems()).as("what axe finds wrong").singleElement().asString().startsWith("label ");
    }

    @Test
    void aReportIsAccessibleAndFitsAPhoneAndItsFoldersLeadToTheirMaps() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Path page = Files.writeString(SCREENSHOTS.resolve("repository.html").toAbsolutePath(), report("acme/more"));
        browser.open(page);

        assertThat(browser.accessibilityProblems()).isEmpty();
        browser.dark(true);
        assertThat(browser.contrastProblems()).isEmpty();
        browser.size(360, 800);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
        assertThat(browser.run("return window.harmed === undefined && document.querySelectorAll('img, script, a[href]:not([href^=\"#\"])').length"))
                .isEqualTo(0L);
        assertThat(browser.find("#part1").isDisplayed()).isFalse();
        browser.find("#map a.name[href='#part1']").click();
        assertThat(browser.find("#part1").isDisplayed()).isTrue();
        assertThat(browser.find("#part1 h2").getText()).isEqualTo("Map of src");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String report(String repository) {
        try (CodeIndex index = ((Answer.Found<CodeIndex>) PublishedIndex.open(DATABASE.dataSource(), new Viewer.Owner(), () -> {})).value()) {
            return RepositoryReportPage.of(((Answer.Found<RepositoryReport>) RepositoryReport.of(index, repository)).value());
        }
    }

    @Test
    void theMapOfALargeRepositoryIsDrawnAfterItsPageIsShown() {
        browser.open("/page/map?name=acme/large&focus=f7.ts");
        assertThat(browser.find("li.focus").getText()).contains("f7.ts");
        browser.find("a[href='/page/map?name=acme/large']").click();
        browser.awaitAddress("/page/map?name=acme/large");
        assertThat(browser.find("p.summary").getText()).startsWith("180 files");
    }

    @Test
    void hasPicturesForPeople() throws IOException {
        browser.size(1000, 560);
        browser.open("/?q=cycles");
        browser.screenshot(SCREENSHOTS.resolve("web-search.png"));
        browser.open(FILE + "#L30");
        browser.screenshot(SCREENSHOTS.resolve("web-file.png"));
        browser.open("/page/map?name=kotadb/questions");
        browser.screenshot(SCREENSHOTS.resolve("web-map.png"));
        browser.dark(true);
        browser.size(360, 800);
        browser.open(MAP);
        browser.screenshot(SCREENSHOTS.resolve("web-map-narrow.png"));
        browser.open("/?q=cycles");
        browser.screenshot(SCREENSHOTS.resolve("web-narrow.png"));

        assertThat(SCREENSHOTS.resolve("web-file.png")).isNotEmptyFile();
    }

    @Test
    void searchesWithoutScripts() {
        try (Browser plain = Browser.start(site(), false).orElseThrow()) {
            plain.open("/");
            plain.find("#q").sendKeys("HttpResponse repo:shop", Keys.ENTER);
            plain.awaitAddress("q=HttpResponse");
            plain.find("section.file a.line[href*='Client.java#L3']").click();
            plain.awaitAddress("/page/file");
            assertThat(plain.find("h1").getText()).isEqualTo("src/Client.java");
            plain.find("a[href*='/page/map']").click();
            plain.awaitAddress("/page/map");
            plain.find("li:not(.focus) a.name[href*='HttpResponse.java']").click();
            plain.awaitAddress("focus=src/HttpResponse.java");
            assertThat(plain.find("li.focus").getText()).contains("HttpResponse.java");
        }
    }
}
