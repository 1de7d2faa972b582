package dev.kotadb.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RunContextTest {
    private static final UUID JOB = UUID.fromString("6bba3a5a-66dc-49da-a612-5941d8b7cb12");

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void anInnerContextGivesBackTheOuterOne() {
        MDC.put("before", "it");
        try (RunContext outer = RunContext.open(JOB, "acme/shop", 1)) {
            try (RunContext inner = RunContext.open(JOB, "acme/shop", 2)) {
                RunContext.step("parse");
                assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("before", "it",
                        "job", JOB.toString(), "repository", "acme/shop", "attempt", "2", "step", "parse"));
            }
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(
                    Map.of("before", "it", "job", JOB.toString(), "repository", "acme/shop", "attempt", "1"));
        }
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("before", "it"));
    }

    @Test
    void aTaskOfAnotherThreadHasTheFieldsAndLeavesNone() throws ExecutionException, InterruptedException {
        AtomicReference<String> step = new AtomicReference<>();
        AtomicReference<String> afterwards = new AtomicReference<>("unknown");
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                RunContext context = RunContext.open(JOB, "acme/shop", 1)) {
            RunContext.step("resolve");
            Runnable task = RunContext.inherit(() -> step.set(MDC.get("step")));
            RunContext.endStep();

            thread.submit(task).get();
            thread.submit(() -> afterwards.set(MDC.get("job"))).get();
        }
        assertThat(step).hasValue("resolve");
        assertThat(afterwards).hasValue(null);
    }
}
