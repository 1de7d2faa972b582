package dev.kotadb.jobs.index;

/** A run would publish far less than the repository had before. Trying again gives the same result. */
public final class ImplausibleIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImplausibleIndexException(String message) {
        super(message);
    }
}
