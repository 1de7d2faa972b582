package dev.kotadb.jobs.index;

/** A run cannot start; the message says why and what to do. */
public final class RunRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunRefusedException(String message) {
        super(message);
    }
}
