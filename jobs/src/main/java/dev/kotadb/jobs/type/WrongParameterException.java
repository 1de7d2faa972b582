package dev.kotadb.jobs.type;

/** A job was asked for that does not exist, or with parameters that it does not take; the message says what it takes. */
public final class WrongParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongParameterException(String message) {
        super(message);
    }
}
