package dev.kotadb.parsers.resolve.script;

import dev.kotadb.parsers.resolve.TrackedIndex;

/** The parts that together settle one file; each asks the others. */
final class Script {
    /** Steps allowed for each use; real files take a few dozen. */
    private static final long STEPS = 2_000;

    final TrackedIndex index;
    final Modules modules;
    final Declarators declarators;
    final Exports exports;
    final Scopes scopes;
    final Types types;
    final Members members;
    final Calls calls;

    private long steps;

    /** {@code uses} is how many uses the file has. */
    Script(TrackedIndex index, int uses) {
        steps = STEPS * (uses + STEPS);
        this.index = index;
        modules = new Modules(index);
        declarators = new Declarators(index);
        exports = new Exports(this);
        scopes = new Scopes(this);
        types = new Types(this);
        members = new Members(this);
        calls = new Calls(this);
    }

    /** Whether so many steps were taken for this file that something must be running in circles. */
    boolean isTired() {
        return --steps < 0;
    }
}
