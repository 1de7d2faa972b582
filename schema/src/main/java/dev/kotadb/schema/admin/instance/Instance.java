package dev.kotadb.schema.admin.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database with a name.
 *
 * @param url absent for the embedded database
 * @param colour of its name on a terminal; null if none is set
 * @param isProtected whether each command must name it, and destructive commands ask for its name again
 */
public record Instance(
        String name, Setting url, Setting user, Setting password, @Nullable Colour colour, boolean isProtected) {
    /** The name of the embedded database, which needs no entry in the file. */
    public static final String LOCAL = "local";

    private static final Set<String> ALWAYS_PROTECTED = Set.of("production", "prod");

    static Instance embeddedLocal() {
        return new Instance(
                LOCAL, new Setting.Absent(), new Setting.Absent(), new Setting.Absent(), null, false);
    }

    /** Whether an instance of this name is always protected. */
    static boolean isAlwaysProtected(String name) {
        return ALWAYS_PROTECTED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it is the embedded database below {@code KOTA_HOME}. */
    public boolean embedded() {
        return url instanceof Setting.Absent;
    }

    Instance asProtected() {
        return new Instance(name, url, user, password, colour, true);
    }

    /** The instance's colour; red for a protected instance without a colour. */
    public Optional<Colour> promptColour() {
        return colour != null ? Optional.of(colour) : isProtected ? Optional.of(Colour.RED) : Optional.empty();
    }
}
