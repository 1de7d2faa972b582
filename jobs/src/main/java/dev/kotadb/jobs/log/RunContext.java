package dev.kotadb.jobs.log;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The run that a thread works on: its id, repository, attempt and step are fields of each line that the thread logs.
 * Closing it restores what the thread had before.
 */
public final class RunContext implements AutoCloseable {
    private static final String JOB = "job";
    private static final String REPOSITORY = "repository";
    private static final String ATTEMPT = "attempt";
    private static final String STEP = "step";

    private final @Nullable Map<String, String> before;

    private RunContext(@Nullable Map<String, String> before) {
        this.before = before;
    }

    public static RunContext open(UUID job, String repository, int attempt) {
        RunContext context = new RunContext(MDC.getCopyOfContextMap());
        MDC.put(JOB, job.toString());
        MDC.put(REPOSITORY, repository);
        MDC.put(ATTEMPT, String.valueOf(attempt));
        return context;
    }

    /** The current thread works on a step of its run. */
    public static void step(String name) {
        MDC.put(STEP, name);
    }

    /** The step has ended. */
    public static void endStep() {
        MDC.remove(STEP);
    }

    /** Returns a task that runs in the context of the thread that asks for it. */
    public static Runnable inherit(Runnable task) {
        Map<String, String> inherited = MDC.getCopyOfContextMap();
        return () -> {
            try (RunContext context = new RunContext(MDC.getCopyOfContextMap())) {
                restore(inherited);
                task.run();
            }
        };
    }

    private static void restore(@Nullable Map<String, String> fields) {
        if (fields == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(fields);
        }
    }

    @Override
    public void close() {
        restore(before);
    }
}
