package dev.kotadb.schema.admin.dump;

/** A dump or a restore did not come about; the message says why and what to do, and nothing half done is left. */
public final class DumpFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DumpFailedException(String message) {
        super(message);
    }

    DumpFailedException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
