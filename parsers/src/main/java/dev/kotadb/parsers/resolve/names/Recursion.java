package dev.kotadb.parsers.resolve.names;

import java.util.function.Supplier;

/** Follows names into names, no deeper than real code does: beyond that nothing is known. Not for several threads. */
public final class Recursion {
    private static final int DEEPEST = 24;

    private final StepLimit steps;
    private int depth;

    public Recursion(StepLimit steps) {
        this.steps = steps;
    }

    /** One level and one step further; {@link Meaning#UNKNOWN} where it is too deep or no step is left. */
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
