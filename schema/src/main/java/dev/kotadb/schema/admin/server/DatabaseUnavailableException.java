package dev.kotadb.schema.admin.server;

import org.jspecify.annotations.Nullable;

/** A database cannot be used; the message says which one, why, and what to do, and contains no password. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
