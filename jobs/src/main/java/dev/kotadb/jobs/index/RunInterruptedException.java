package dev.kotadb.jobs.index;

/** A run that ended without a record of its end; the message says why and how to go on. */
public final class RunInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
