package dev.kotadb.schema.admin.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database with a name.
 *
 * @param url absent for the embedded one
 * @param colour of its name on a terminal; null for none
 * @param isProtected whether it has to be named to each command, and what destroys asks for its name once more
 */
public record Instance(
        String name, Setting url, Setting user, Setting password, @Nullable Colour colour, boolean isProtected) {
    /** The instance that needs no file: the embedded database. */
    public static final String LOCAL = "local";

    private static final Set<String> ALWAYS_PROTECTED = Set.of("production", "prod");

    static Instance embeddedLocal() {
        return new Instance(
                LOCAL, new Setting.Absent(), new Setting.Absent(), new Setting.Absent(), null, false);
    }

    /** Whether an instance of this name is protected whatever the file says. */
    static boolean isAlwaysProtected(String name) {
        return ALWAYS_PROTECTED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it is the server that lives below {@code KOTA_HOME}. */
    public boolean embedded() {
        return url instanceof Setting.Absent;
    }

    Instance asProtected() {
        return new Instance(name, url, user, password, colour, true);
    }

    /** The chosen colour; red for a protected instance that has none. */
    public Optional<Colour> promptColour() {
        return colour != null ? Optional.of(colour) : isProtected ? Optional.of(Colour.RED) : Optional.empty();
    }
}
