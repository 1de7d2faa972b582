package dev.kotadb.parsers.facts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places of members in the text of a type. An object's type that has no name, {@code { run(): void }}, tells by them where its members
 * are declared: {@code { @12:4 run(): void }}.
 */
public final class TypePlaces {
    private static final Pattern PLACES = Pattern.compile("@\\d{1,9}:\\d{1,9} ");

    private TypePlaces() {}

    /** What precedes a member, with a blank behind it. */
    public static String mark(int line, int column) {
        return "@" + line + ":" + column + " ";
    }

    /** Whether a token of a type is a place. */
    public static boolean isPlace(String token) {
        return token.startsWith("@") && PLACES.matcher(token + " ").matches();
    }

    /** Negative if a declaration begins before a place, positive if behind it; the place has no blank behind it. */
    public static int compare(Span span, String place) {
        int colon = place.indexOf(':');
        int lines = Integer.compare(span.lineStart(), Integer.parseInt(place, 1, colon, 10));
        return lines != 0 ? lines : Integer.compare(span.columnStart(), Integer.parseInt(place, colon + 1, place.length(), 10));
    }

    /** The type as its source writes it. Null if the type is null. */
    public static @Nullable String without(@Nullable String type) {
        return type == null || type.indexOf('@') < 0 ? type : PLACES.matcher(type).replaceAll("");
    }
}
