package dev.kotadb.schema.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tier of a key, which sets its number of requests per hour and per UTC day. */
public enum Tier {
    FREE(100, 5_000),
    SOLO(1_000, 25_000),
    TEAM(10_000, 100_000);

    private final int requestsPerHour;
    private final int requestsPerDay;

    Tier(int requestsPerHour, int requestsPerDay) {
        this.requestsPerHour = requestsPerHour;
        this.requestsPerDay = requestsPerDay;
    }

    public int requestsPerHour() {
        return requestsPerHour;
    }

    public int requestsPerDay() {
        return requestsPerDay;
    }

    /** The name in keys and in the table: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tier> of(String text) {
        return Arrays.stream(values()).filter(tier -> tier.text().equals(text)).findFirst();
    }

    /** All tiers, for messages. */
    public static String choices() {
        return Arrays.stream(values()).map(Tier::text).collect(Collectors.joining(", "));
    }
}
