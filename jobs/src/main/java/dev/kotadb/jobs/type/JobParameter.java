package dev.kotadb.jobs.type;

import java.util.UUID;

/**
 * A parameter of a job.
 *
 * @param placeholder what stands for the value in the usage, such as {@code OWNER/REPO}
 */
public record JobParameter(String name, Kind kind, boolean required, String placeholder) {
    /** What values a parameter takes. */
    public enum Kind {
        TEXT,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number from 1 on. */
        NUMBER,
        UUID
    }

    public static JobParameter required(String name, String placeholder) {
        return new JobParameter(name, Kind.TEXT, true, placeholder);
    }

    public static JobParameter text(String name, String placeholder) {
        return new JobParameter(name, Kind.TEXT, false, placeholder);
    }

    public static JobParameter flag(String name) {
        return new JobParameter(name, Kind.FLAG, false, "true|false");
    }

    public static JobParameter number(String name, String placeholder) {
        return new JobParameter(name, Kind.NUMBER, false, placeholder);
    }

    public static JobParameter uuid(String name) {
        return new JobParameter(name, Kind.UUID, false, "UUID");
    }

    String usage() {
        String usage = name + "=" + placeholder;
        return required ? usage : "[" + usage + "]";
    }

    /** @throws WrongParameterException if it does not take the value */
    void check(String value) {
        switch (kind) {
            case TEXT -> { }
            case FLAG -> require(value.equals("true") || value.equals("false"), "true or false", value);
            case NUMBER -> require(value.matches("[1-9][0-9]{0,8}"), "a number from 1 on", value);
            case UUID -> require(isUuid(value), "a uuid", value);
        }
    }

    private void require(boolean sound, String expected, String value) {
        if (!sound) {
            throw new WrongParameterException(name + " is " + expected + ", not '" + value + "'");
        }
    }

    private static boolean isUuid(String value) {
        try {
            return !UUID.fromString(value).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
