package dev.kotadb.parsers.facts;

/** Packed facts that cannot be read: damaged, cut short, of another kind or written by another version. */
public final class CorruptFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CorruptFactsException(String message) {
        super("packed facts cannot be read: " + message);
    }
}
