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
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < MINUTES_AS_SECONDS) {
            return seconds + " s";
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** {@code 2.4 times}. */
    static String times(@Nullable Duration now, @Nullable Duration before) {
        return now == null || before == null || before.isZero()
                ? "" : String.format(Locale.ROOT, "%.1f times", (double) now.toMillis() / before.toMillis());
    }
}
