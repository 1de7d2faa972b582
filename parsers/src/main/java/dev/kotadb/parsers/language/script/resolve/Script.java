package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Recursion;
import dev.kotadb.parsers.resolve.names.StepLimit;

/** The parts that together resolve one file; each asks the others. */
final class Script {
    final TrackedIndex index;
    final Modules modules;
    final Declarators declarators;
    final Exports exports;
    final Scopes scopes;
    final Types types;
    final Members members;
    final Values values;
    final Calls calls;

    /** {@code uses} is how many uses the file has. */
    Script(TrackedIndex index, int uses) {
        StepLimit steps = new StepLimit(uses);
        this.index = index;
        modules = new Modules(index);
        declarators = new Declarators(index);
        exports = new Exports(this);
        scopes = new Scopes(this);
        types = new Types(this, new Recursion(steps));
        members = new Members(this, new Recursion(steps));
        // What a call gives may be what is read, and the reverse, so that they count as one recursion.
        Recursion evaluation = new Recursion(steps);
        values = new Values(this, evaluation);
        calls = new Calls(this, evaluation);
    }
}
