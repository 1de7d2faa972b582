package dev.kotadb.parsers.resolve.names;

/** The steps allowed for one file, so that what runs in circles comes to an end. Not for several threads. */
public final class StepLimit {
    /** For each use; real files take a few dozen. */
    private static final long EACH = 2_000;

    private long left;

    /** {@code uses} is how many uses the file has. */
    public StepLimit(int uses) {
        left = EACH * (uses + EACH);
    }

    /** Takes one; false where none is left. */
    boolean take() {
        return --left >= 0;
    }
}
