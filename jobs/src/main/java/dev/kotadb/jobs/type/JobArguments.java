package dev.kotadb.jobs.type;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values that a job is started with.
 *
 * @param home the folder of this installation
 */
public record JobArguments(Map<String, String> values, Path home) {
    public JobArguments {
        values = Map.copyOf(values);
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** False if it is not given. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(values.get(name));
    }

    public int number(String name, int defaultValue) {
        return Integer.parseInt(values.getOrDefault(name, String.valueOf(defaultValue)));
    }

    public @Nullable UUID uuid(String name) {
        String value = values.get(name);
        return value == null ? null : UUID.fromString(value);
    }
}
