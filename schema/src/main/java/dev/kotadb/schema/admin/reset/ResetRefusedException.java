package dev.kotadb.schema.admin.reset;

/** The database must not, or cannot, be reset as it is; nothing was changed. The message says why and what to do. */
public final class ResetRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResetRefusedException(String message) {
        super(message);
    }

    ResetRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
