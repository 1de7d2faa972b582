package dev.kotadb.schema.admin.server;

import org.jspecify.annotations.Nullable;

/** No database can be used; the message says which, why, and what to do about it, and holds no password. */
public final class DatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message) {
        super(message);
    }

    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
