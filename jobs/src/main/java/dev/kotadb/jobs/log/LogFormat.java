package dev.kotadb.jobs.log;

import java.util.Locale;
import java.util.Map;

/** The form of log lines, chosen by {@code KOTA_LOG_FORMAT}. */
public enum LogFormat {
    /** For people: time, level, class and message. */
    TEXT,

    /** For collectors: one object per line, with the fields of Logstash. */
    JSON;

    private static final String VARIABLE = "KOTA_LOG_FORMAT";
    private static final String PROPERTY = "kota.log.format"; // by which logback.xml includes a file of this package

    /** @throws IllegalArgumentException if the variable has another value than the formats' names in small letters */
    public static LogFormat of(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "");
        if (name.isEmpty()) {
            return TEXT;
        }
        for (LogFormat format : values()) {
            if (format.text().equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(VARIABLE + " is \"" + name + "\"; it has to be text or json");
    }

    /** Lets all lines from now on have this form; has no effect once something was logged. */
    public void use() {
        System.setProperty(PROPERTY, text());
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
