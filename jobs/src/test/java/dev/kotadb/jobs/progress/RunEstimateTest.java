package dev.kotadb.jobs.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kotadb.schema.index.job.IndexStep;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RunEstimateTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final long START = -5_000; // nanoTime may be negative

    private final RunEstimate estimate = new RunEstimate(START);

    @Test
    void countsFinishedStepsAndThePartOfTheCurrentOne() {
        estimate.expect(Map.of(IndexStep.PLAN, 1_000L, IndexStep.PARSE, 6_000L, IndexStep.PUBLISH, 3_000L));

        estimate.begin(IndexStep.PARSE, at(2));

        assertThat(estimate.done(0, at(2))).isEqualTo(0.1, EXACTLY);
        assertThat(estimate.done(0.5, at(8))).isEqualTo(0.4, EXACTLY);
        // 8 seconds for 40 %.
        assertThat(estimate.text(0.5, at(8))).isEqualTo("40 %, 12 s left");
    }

    @Test
    void aStepThatDoesNotCountAdvancesWithTimeAtThisRunsPaceAndDoesNotEndBeforeItsEnd() {
        estimate.expect(Map.of(IndexStep.PARSE, 5_000L, IndexStep.PUBLISH, 5_000L));
        estimate.begin(IndexStep.PARSE, at(0));

        estimate.begin(IndexStep.PUBLISH, at(10)); // twice as slow as expected

        assertThat(estimate.done(-1, at(15))).isEqualTo(0.75, EXACTLY);
        assertThat(estimate.done(-1, at(20))).isEqualTo(0.975, EXACTLY);
        assertThat(estimate.done(-1, at(200))).isEqualTo(0.975, EXACTLY);
    }

    @Test
    void passedOverStepsCountAsDone() {
        estimate.expect(Map.of(IndexStep.PARSE, 5_000L, IndexStep.RESOLVE, 4_000L, IndexStep.PUBLISH, 1_000L));

        estimate.begin(IndexStep.PUBLISH, at(1));

        assertThat(estimate.done(0, at(1))).isEqualTo(0.9, EXACTLY);
    }

    @Test
    void saysNoTimeBeforeItKnowsEnough() {
        estimate.begin(IndexStep.PLAN, at(1));

        assertThat(estimate.text(-1, at(1))).isEqualTo("1 %");

        estimate.begin(IndexStep.PARSE, at(2));

        assertThat(estimate.text(0.5, at(11))).isEqualTo("27 %, 29 s left");
    }

    private static long at(double seconds) {
        return START + Duration.ofMillis((long) (seconds * 1000)).toNanos();
    }
}
