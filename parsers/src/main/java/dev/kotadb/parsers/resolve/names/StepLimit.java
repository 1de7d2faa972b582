package dev.kotadb.parsers.resolve.names;

/** The steps allowed for one file, so that circular definitions end. For one thread. */
public final class StepLimit {
    /** Steps per use; real files take a few dozen. */
    private static final long EACH = 2_000;

    private long left;

    /** {@code uses} is how many uses the file has. */
    public StepLimit(int uses) {
        left = EACH * (uses + EACH);
    }

    /** Takes a step; false if none is left. */
    boolean take() {
        return --left >= 0;
    }
}
