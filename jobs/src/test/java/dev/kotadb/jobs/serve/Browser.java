package dev.kotadb.jobs.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without windows, used as a person does. */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String site;

    private Browser(ChromeDriver driver, String site) {
        this.driver = driver;
        this.site = site;
    }

    /** Empty if Chromium or its driver is not installed. @param site begins all addresses */
    static Optional<Browser> start(String site, boolean scripts) {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = program("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions().setBinary(chromium.get().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--window-size=1200,800");
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile()).usingAnyFreePort().build();
        return Optional.of(new Browser(new ChromeDriver(service, options), site));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(each -> Path.of(each, name)))
                .filter(Files::isExecutable).findFirst();
    }

    void open(String path) {
        driver.get(site + path);
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    /** Waits for the element. */
    WebElement find(String css) {
        return await().atMost(LIMIT).until(() -> all(css), each -> !each.isEmpty()).getFirst();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void awaitAddress(String part) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(driver.getCurrentUrl()).contains(part));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    void dark(boolean dark) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the browser has to complain about since the last call, such as what the page's policy has refused. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(each -> each.getMessage()).toList();
    }

    /** What axe finds wrong with the page: the rule and the first element. */
    List<String> accessibilityProblems() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return axe("{}");
    }

    /** Of the colours only, on a page that was looked at before. */
    List<String> contrastProblems() {
        return axe("{runOnly: ['color-contrast']}");
    }

    @SuppressWarnings("unchecked")
    private List<String> axe(String options) {
        driver.manage().timeouts().scriptTimeout(LIMIT);
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(%s).then(result => done(result.violations.map(each => each.id + ' ' + each.nodes[0].html + ' '
                    + each.nodes[0].failureSummary)), failure => done(['axe failed: ' + failure]));
                """.formatted(options)));
    }

    void screenshot(Path image) throws IOException {
        Files.createDirectories(image.getParent());
        Files.write(image, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
