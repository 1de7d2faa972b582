package dev.kotadb.jobs.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.index.job.IndexStep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BarProgressTest {
    private static final String CLEAR = "\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void leavesALineForEachFinishedStepAndNothingOfTheBar() throws InterruptedException {
        BarProgress progress = new BarProgress(new PrintStream(written, true, UTF_8));

        progress.phase(IndexStep.PLAN, 0, 0);
        progress.expect(Map.of(IndexStep.PLAN, 1L, IndexStep.PARSE, 8L, IndexStep.PUBLISH, 1L));
        progress.phase(IndexStep.PARSE, 3, 2_000_000);
        progress.advance(1, 1_000_000);
        String bar = awaitBar("1 of 3 files");
        progress.advance(2, 1_000_000);
        progress.phase(IndexStep.PUBLISH, 0, 0);
        progress.close();
        progress.close();

        assertThat(bar).contains("[==========          ] 50 %, ").contains(" s left; parse: 1 of 3 files");
        assertThat(text().lines().filter(line -> line.startsWith(CLEAR)).map(line -> line.substring(CLEAR.length())))
                .satisfiesExactly(
                        plan -> assertThat(plan).matches("  plan +\\d+\\.\\d s"),
                        parse -> assertThat(parse).matches("  parse +\\d+\\.\\d s   3 files, 2\\.0 MB"),
                        publish -> assertThat(publish).matches("  publish +\\d+\\.\\d s"));
    }

    private String awaitBar(String part) throws InterruptedException {
        for (int i = 0; i < 600 && !text().contains(part); i++) {
            Thread.sleep(50);
        }
        return text();
    }

    private String text() {
        return written.toString(UTF_8);
    }
}
