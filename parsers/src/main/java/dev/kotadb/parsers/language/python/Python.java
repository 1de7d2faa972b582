package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Recursion;
import dev.kotadb.parsers.resolve.names.StepLimit;

/** The parts that together resolve one file; each asks the others. */
final class Python {
    final TrackedIndex index;
    final PythonModules modules;
    final PythonNames names;
    final PythonClasses classes;
    final PythonTypes types;
    final PythonValues values;

    /** {@code uses} is how many uses the file has. */
    Python(TrackedIndex index, int uses) {
        this.index = index;
        modules = new PythonModules(index);
        names = new PythonNames(this);
        classes = new PythonClasses(this);
        // What a value is hangs on types, and the reverse, so that they count as one recursion.
        Recursion evaluation = new Recursion(new StepLimit(uses));
        types = new PythonTypes(this, evaluation);
        values = new PythonValues(this, evaluation);
    }
}
