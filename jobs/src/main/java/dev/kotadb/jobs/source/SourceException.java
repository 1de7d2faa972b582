package dev.kotadb.jobs.source;

/** A repository that cannot be read; the message says which, why, and what to do. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
