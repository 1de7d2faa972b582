package dev.kotadb.schema.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tier of a key, which sets its number of requests per hour. */
public enum Tier {
    FREE(100),
    SOLO(1_000),
    TEAM(10_000);

    private final int requestsPerHour;

    Tier(int requestsPerHour) {
        this.requestsPerHour = requestsPerHour;
    }

    public int requestsPerHour() {
        return requestsPerHour;
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
