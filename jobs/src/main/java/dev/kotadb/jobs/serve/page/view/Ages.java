package dev.kotadb.jobs.serve.page.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago something was, for people. */
public final class Ages {
    private static final int ENOUGH = 2;

    private Ages() {}

    /** @param time null for never */
    public static String since(@Nullable Instant time, Instant now) {
        if (time == null) {
            return "never";
        }
        Duration age = Duration.between(time, now);
        if (age.toMinutes() < ENOUGH) {
            return "just now";
        }
        if (age.toHours() < ENOUGH) {
            return age.toMinutes() + " minutes ago";
        }
        return age.toDays() < ENOUGH ? age.toHours() + " hours ago" : age.toDays() + " days ago";
    }
}
