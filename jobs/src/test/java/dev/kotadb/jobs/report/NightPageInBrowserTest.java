package dev.kotadb.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.kotadb.schema.Variants;
import dev.kotadb.schema.nightly.CheckOutcome;
import dev.kotadb.schema.nightly.NightStatus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a night as Chromium shows it. The page and its screenshots stay in {@code target/screenshots}, for people. */
@Tag(Variants.SLOW)
class NightPageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Pattern MEASURES = Pattern.compile("data-measures=\"(\\d+) (\\d+) (\\d+)\"");
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>";
    private static final String MEASURE = "<script>parent.document.documentElement.setAttribute('data-measures', [innerWidth,"
            + " document.documentElement.scrollWidth, Math.round(document.querySelector('rect.index')"
            + ".getBoundingClientRect().height)].join(' '))</script>";

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void find() {
        Optional<Chromium> found = Chromium.find(folder);
        assumeTrue(found.isPresent(), "Chromium is not installed (Debian: chromium)");
        chromium = found.get();
    }

    @ParameterizedTest
    @CsvSource({"light, 1200, 1400, false", "dark, 1200, 1400, true", "narrow, 360, 3000, false", "narrow-dark, 360, 3000, true"})
    void followsTheColourScheme(String name, int width, int height, boolean dark) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        Path image = SCREENSHOTS.resolve("night-" + name + ".png").toAbsolutePath();
        Path page = Files.writeString(SCREENSHOTS.resolve("night.html").toAbsolutePath(), NightPage.of(NightSample.of(300)));
        chromium.screenshot(page, image, width, height, dark);

        BufferedImage pixels = ImageIO.read(image.toFile());
        assertThat(pixels.getWidth()).isEqualTo(width);
        assertThat(brightness(pixels.getRGB(2, 2))).isBetween(dark ? 0 : 240, dark ? 40 : 255);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y += 5) {
                colours.add(pixels.getRGB(x, y));
            }
        }
        assertThat(colours).as("colours of text and bars").hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 800, 1200})
    void fitsItsWindow(int width) throws Exception {
        String page = NightPage.of(NightSample.of(300));
        assertThat(page).containsPattern(POLICY);
        String measured = page.replaceFirst(POLICY, "").replace("</body>", MEASURE + "</body>");

        Matcher measures = MEASURES.matcher(chromium.document(write("frame.html", frame(measured, width)), 1300));
        assertThat(measures.find()).as("the script has run").isTrue();
        assertThat(measures.group(1)).as("width of the window").isEqualTo(String.valueOf(width));
        assertThat(Integer.parseInt(measures.group(2))).as("width of the content").isLessThanOrEqualTo(width);
        assertThat(measures.group(3)).as("height of a bar").isEqualTo("12");
    }

    @Test
    void itsPolicyLetsNoScriptRun() throws Exception {
        String page = NightPage.of(NightSample.of(300)).replace("</body>", MEASURE + "</body>");

        assertThat(chromium.document(write("frame.html", frame(page, 800)), 1300)).contains("innerWidth")
                .doesNotContainPattern(MEASURES);
    }

    @Test
    void loadsNothingEvenIfANameTriesTo() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String image = "<img src='http://127.0.0.1:" + server.getAddress().getPort() + "/x'>";
            NightReport report = new NightReport(NightSample.run(NightStatus.COMPLETED, null), List.of(NightSample.asked(
                    "acme/" + image, CheckOutcome.UNREACHABLE, image, NightSample.START)));
            assertThat(chromium.document(write("page.html", NightPage.of(report)), 800)).contains("acme/&lt;img");
            chromium.document(write("unescaped.html", NightPage.of(report).replace("</body>", image + "</body>")), 800);
            assertThat(requests).hasValue(0);

            chromium.document(write("control.html", image), 800);
            assertThat(requests).as("what a page without policy loads").hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    /** No window is narrower than 500 pixels, but a frame may be. */
    private static String frame(String page, int width) {
        return "<iframe style='width: " + width + "px; height: 800px; border: 0' srcdoc=\""
                + page.replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe>";
    }

    private Path write(String name, String page) throws IOException {
        return Files.writeString(folder.resolve(name), page);
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
    }
}
