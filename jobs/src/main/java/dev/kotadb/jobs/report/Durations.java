package dev.kotadb.jobs.report;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations for people. */
final class Durations {
    private static final long MINUTES_AS_SECONDS = 120;

    private Durations() {}

    /** {@code 0.4 s}, {@code 95 s}, {@code 12 min 5 s} or {@code 2 h 13 min}. */
    static String text(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        if (duration.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        Duration rounded = duration.plusMillis(500);
        if (rounded.toSeconds() < MINUTES_AS_SECONDS) {
            return rounded.toSeconds() + " s";
        }
        return rounded.toHours() == 0
                ? rounded.toMinutes() + " min " + rounded.toSecondsPart() + " s"
                : rounded.toHours() + " h " + rounded.toMinutesPart() + " min";
    }

    /** {@code 2.4 times}. */
    static String times(@Nullable Duration now, @Nullable Duration before) {
        return now == null || before == null || before.isZero()
                ? "" : String.format(Locale.ROOT, "%.1f times", (double) now.toMillis() / before.toMillis());
    }
}
