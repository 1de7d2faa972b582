package dev.kotadb.parsers.golden;

/** A folder has no fixtures, or one that cannot be read. The message names it and says what to do. */
public final class InvalidFixturesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidFixturesException(String message) {
        super(message);
    }
}
