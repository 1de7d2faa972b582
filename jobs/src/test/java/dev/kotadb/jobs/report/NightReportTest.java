package dev.kotadb.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.nightly.NightStatus;
import dev.kotadb.schema.nightly.RepositoryNight;
import dev.kotadb.schema.nightly.RepositoryNight.Attempt;
import dev.kotadb.schema.nightly.RepositoryNight.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which repositories of a night are slow, grown or shrunk. */
class NightReportTest {
    private static final Instant FROM = NightSample.START.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        // seconds now, before, slow
        "120, 60, true", "119, 60, false", "59, 29, true", "58, 29, false", "20, 1, false", "31, 1, true", "600, 590, false"
    })
    void aJobIsSlowThatTookTwiceTheTimeAndHalfAMinuteMore(long now, long before, boolean slow) {
        NightReport report = report(FROM.plusSeconds(now), new Size(1, 1), new Size(1, 1), Duration.ofSeconds(before));

        assertThat(report.slow()).hasSize(slow ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // files before and now, symbols before and now, what
        "100, 110, 1000, 1000, grown", "100, 109, 1000, 1099, same", "100, 100, 1000, 1100, grown",
        "100, 90, 1000, 1000, shrunk", "100, 91, 1000, 901, same", "100, 150, 1000, 500, shrunk",
        "10, 19, 20, 29, same", "10, 20, 20, 20, grown", "0, 10, 0, 0, grown", "10, 0, 0, 0, shrunk"
    })
    void anIndexHasGrownOrShrunkByATenthAndByTen(long filesBefore, long files, long symbolsBefore, long symbols, String what) {
        NightReport report = report(FROM.plusSeconds(1), new Size(files, symbols), new Size(filesBefore, symbolsBefore), null);

        assertThat(report.grown()).hasSize(what.equals("grown") ? 1 : 0);
        assertThat(report.shrunk()).hasSize(what.equals("shrunk") ? 1 : 0);
    }

    @Test
    void aRepositoryThatIsIndexedForTheFirstTimeHasNotGrown() {
        NightReport report = report(FROM.plusSeconds(1), new Size(5000, 9000), null, null);

        assertThat(report.added()).hasSize(1);
        assertThat(report.grown()).isEmpty();
        assertThat(report.slow()).isEmpty();
    }

    @Test
    void itsJsonHasTheFiguresOfTheReport() {
        JsonNode json = NightJson.of(NightSample.of(60));

        assertThat(json.path("repositories").asInt()).isEqualTo(60);
        assertThat(json.path("unchanged").asInt() + json.path("unreachable").asInt() + json.path("paused").asInt()
                + json.path("indexed").asInt() + json.path("failed").asInt() + json.path("open").asInt()).isEqualTo(60);
        assertThat(json.path("problems")).hasSize(
                json.path("unreachable").asInt() + json.path("paused").asInt() + json.path("failed").asInt());
        assertThat(json.path("seconds").asDouble()).isEqualTo(9508);
        assertThat(json.path("slow").get(0).path("seconds").asDouble())
                .isGreaterThan(json.path("slow").get(0).path("seconds_before").asDouble());
        assertThat(json.path("shrunk").get(0).path("symbols").asLong())
                .isLessThan(json.path("shrunk").get(0).path("symbols_before").asLong());
        assertThat(json.path("grown").get(0).path("files").asLong())
                .isGreaterThan(json.path("grown").get(0).path("files_before").asLong());
    }

    private static NightReport report(Instant to, Size size, @Nullable Size before, @Nullable Duration tookBefore) {
        RepositoryNight night = NightSample.done("acme/shop", NightSample.START, new Attempt(FROM, null, to, "completed", null), size,
                before, tookBefore);
        return new NightReport(NightSample.run(NightStatus.COMPLETED, null), List.of(night));
    }
}
