package dev.kotadb.schema.index;

import java.util.Arrays;
import java.util.Locale;

/** An enum constant that the database stores by its lower-case name. */
public interface SqlNamed {
    String name();

    /** The name in the database and in results. */
    default String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the constant by its name in the database.
     *
     * @throws IllegalArgumentException if there is no such constant
     */
    static <E extends Enum<E> & SqlNamed> E of(Class<E> type, String sqlName) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.sqlName().equals(sqlName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " is called " + sqlName));
    }
}
