package dev.kotadb.jobs.progress;

import dev.kotadb.schema.index.job.IndexStep;
import java.util.EnumMap;
import java.util.Map;

/** How much of a run is done, and how long the rest takes, by what each of its steps is expected to take. */
final class RunEstimate {
    /** Shares of the time of a full run of a repository that has not been indexed before, in percent. */
    private static final Map<IndexStep, Long> USUAL = new EnumMap<>(Map.of(
            IndexStep.OPEN, 1L,
            IndexStep.PLAN, 4L,
            IndexStep.PARSE, 45L,
            IndexStep.DECLARE, 1L,
            IndexStep.RESOLVE, 17L,
            IndexStep.GRAPH, 2L,
            IndexStep.PUBLISH, 26L,
            IndexStep.REFRESH, 4L));

    /** No time left is shown before this part of the run is done, because it would change too much. */
    private static final double SURE = 0.05;

    /** A step that does not count its files is not said to be over before it is. */
    private static final double ALMOST = 0.95;

    private static final double NANOS = 1e9;

    private Map<IndexStep, Long> expected = USUAL;
    private final long start;
    private IndexStep step = IndexStep.OPEN;
    private long stepStart;
    private double secondsPerUnit;

    /** @param now as of {@link System#nanoTime} */
    RunEstimate(long now) {
        this.start = now;
        this.stepStart = now;
    }

    /** @param milliseconds by step, of a run like this one; a step that is missing takes no time */
    void expect(Map<IndexStep, Long> milliseconds) {
        expected = milliseconds;
        secondsPerUnit = 1e-3;
    }

    void begin(IndexStep next, long now) {
        step = next;
        stepStart = now;
        long before = units(next);
        if (before > 0 && before > SURE * all()) {
            secondsPerUnit = (now - start) / NANOS / before;
        }
    }

    /**
     * The part of the run that is done, from 0 to 1.
     *
     * @param fraction of the current step that is done; negative if the step does not count
     */
    double done(double fraction, long now) {
        double known = fraction;
        if (known < 0) {
            double seconds = expected.getOrDefault(step, 0L) * secondsPerUnit;
            known = seconds == 0 ? 0 : Math.min((now - stepStart) / NANOS / seconds, ALMOST);
        }
        return (units(step) + known * expected.getOrDefault(step, 0L)) / Math.max(all(), 1);
    }

    /** {@code 62 %, 12 s left}. */
    String text(double fraction, long now) {
        double done = done(fraction, now);
        String percent = (int) (100 * done) + " %";
        if (done < SURE) {
            return percent;
        }
        return percent + ", " + Math.round((now - start) / NANOS * (1 - done) / done) + " s left";
    }

    private long units(IndexStep until) {
        return expected.entrySet().stream()
                .filter(each -> each.getKey().compareTo(until) < 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long all() {
        return expected.values().stream().mapToLong(Long::longValue).sum();
    }
}
