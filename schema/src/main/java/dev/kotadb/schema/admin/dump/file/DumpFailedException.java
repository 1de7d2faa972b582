package dev.kotadb.schema.admin.dump.file;

/** A dump or restore failed and changed nothing; the message says why and what to do. */
public final class DumpFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DumpFailedException(String message) {
        super(message);
    }

    public DumpFailedException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
