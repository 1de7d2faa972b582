package dev.kotadb.parsers.resolve.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepLimitTest {
    @Test
    void leavesStepsForTheUsesBehindOneThatTakesTooMany() {
        StepLimit steps = new StepLimit(10);

        steps.begin();
        long taken = IntStream.range(0, 1_000_000).filter(i -> steps.take()).count();
        steps.begin();

        assertThat(taken).isEqualTo(100_000);
        assertThat(steps.take()).isTrue();
    }
}
