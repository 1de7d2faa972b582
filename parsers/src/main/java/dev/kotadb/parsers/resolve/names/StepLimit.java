package dev.kotadb.parsers.resolve.names;

/** The steps allowed for one file, so that circular definitions end. For one thread. */
public final class StepLimit {
    /** Steps per use; real files take a few dozen. */
    private static final long EACH = 2_000;

    /** The steps of one use; of 400,000 in real files none took 10,000 but one, which would have taken all that a file has. */
    private static final long MOST = 100_000;

    private long left;
    private long ofUse = Long.MAX_VALUE;

    /** {@code uses} is how many uses the file has. */
    public StepLimit(int uses) {
        left = EACH * (uses + EACH);
    }

    /** From now on steps are taken for another use. */
    public void begin() {
        ofUse = MOST;
    }

    /** Takes a step; false if none is left. */
    boolean take() {
        return --ofUse >= 0 && --left >= 0;
    }
}
