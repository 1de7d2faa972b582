package dev.kotadb.jobs.cli;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the values of parameters as {@code key=value} has them; what is none is wrong usage. */
final class JobParameter {
    private JobParameter() {}

    static boolean flag(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new CommandFailure(name + " is true or false, not '" + value + "'", ExitCode.USAGE);
        }
        return value.equals("true");
    }

    static @Nullable UUID uuid(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(name + " is a uuid, not '" + value + "'", ExitCode.USAGE);
        }
    }

    /** From 1 on. */
    static int number(Map<String, String> parameters, String name, int otherwise) {
        String value = parameters.getOrDefault(name, String.valueOf(otherwise));
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new CommandFailure(name + " is a number from 1 on, not '" + value + "'", ExitCode.USAGE);
        }
        return Integer.parseInt(value);
    }
}
