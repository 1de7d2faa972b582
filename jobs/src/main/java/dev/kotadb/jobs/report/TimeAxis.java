package dev.kotadb.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places times of a night on an axis of 100 percent, with a few round times as ticks. */
final class TimeAxis {
    private static final int MOST_TICKS = 6;
    private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200};
    private static final double EDGE = 6;

    private final Instant from;
    private final double seconds;
    private final ZoneId zone;
    private final long step;

    TimeAxis(Instant from, Instant to, ZoneId zone) {
        this.from = from;
        this.zone = zone;
        this.seconds = Math.max(Duration.between(from, to).toMillis() / 1000.0, 1);
        long found = STEPS[STEPS.length - 1];
        while (seconds / found > MOST_TICKS) {
            found *= 2; // a run of days
        }
        for (int i = STEPS.length - 1; i >= 0 && seconds / STEPS[i] <= MOST_TICKS; i--) {
            found = STEPS[i];
        }
        this.step = found;
    }

    /** A labelled time. @param anchor of the label: start, middle or end */
    public record Tick(String x, String label, String anchor) {}

    List<Tick> ticks() {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(step % 60 == 0 ? "HH:mm" : "HH:mm:ss", Locale.ROOT).withZone(zone);
        long offset = zone.getRules().getOffset(from).getTotalSeconds();
        long first = Math.ceilDiv(from.getEpochSecond() + offset, step) * step - offset;
        List<Tick> ticks = new ArrayList<>();
        for (long second = first; second <= from.getEpochSecond() + seconds; second += step) {
            Instant time = Instant.ofEpochSecond(second);
            if (!time.isBefore(from)) {
                double at = place(time);
                ticks.add(new Tick(percent(at), format.format(time), at < EDGE ? "start" : at > 100 - EDGE ? "end" : "middle"));
            }
        }
        return ticks;
    }

    /** From 0 to 100, also of times outside of the night. */
    double place(Instant time) {
        return Math.clamp(Duration.between(from, time).toMillis() / 10.0 / seconds, 0, 100);
    }

    static String percent(double place) {
        return String.format(Locale.ROOT, "%.2f%%", place);
    }
}
