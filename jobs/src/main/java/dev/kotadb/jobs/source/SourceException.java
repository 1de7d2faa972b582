package dev.kotadb.jobs.source;

/** A repository that cannot be read; the message says which, why, and what to do. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean temporary;

    public SourceException(String message) {
        super(message);
        this.temporary = false;
    }

    public SourceException(String message, Throwable cause) {
        this(message, cause, false);
    }

    /** @param temporary whether it may be gone at the next attempt */
    public SourceException(String message, Throwable cause, boolean temporary) {
        super(message, cause);
        this.temporary = temporary;
    }

    public boolean isTemporary() {
        return temporary;
    }
}
