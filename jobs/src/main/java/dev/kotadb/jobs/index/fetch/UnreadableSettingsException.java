package dev.kotadb.jobs.index.fetch;

/** Maven's settings cannot be read. */
public final class UnreadableSettingsException extends RuntimeException {
    UnreadableSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
