package dev.kotadb.parsers.resolve.names;

import java.util.function.Supplier;

/** Limits how deep names are followed into other names. For one thread. */
public final class Recursion {
    private static final int DEEPEST = 24;

    private final StepLimit steps;
    private int depth;

    public Recursion(StepLimit steps) {
        this.steps = steps;
    }

    /** Goes one level deeper and takes a step; {@link Meaning#UNKNOWN} if it is too deep or no step is left. */
    public Meaning deeper(Supplier<Meaning> what) {
        if (depth >= DEEPEST || !steps.take()) {
            return Meaning.UNKNOWN;
        }
        depth++;
        try {
            return what.get();
        } finally {
            depth--;
        }
    }
}
