package dev.kotadb.jobs.serve.answers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads timestamps as PostgreSQL prints them: {@code 2026-01-31 23:59:59.123+05:30}. */
public final class Timestamps {
    private static final DateTimeFormatter PRINTED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(Locale.ROOT);

    private Timestamps() {}

    public static @Nullable Instant instant(@Nullable String printed) {
        return printed == null ? null : OffsetDateTime.parse(printed, PRINTED).toInstant();
    }
}
