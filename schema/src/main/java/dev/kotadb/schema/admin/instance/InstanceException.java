package dev.kotadb.schema.admin.instance;

import org.jspecify.annotations.Nullable;

/** An instance does not exist, is configured wrongly, or must not be chosen in this way; the message says what to do. */
public final class InstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstanceException(String message) {
        super(message);
    }

    InstanceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
