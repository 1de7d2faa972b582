package dev.kotadb.parsers.resolve.python;

import dev.kotadb.parsers.resolve.TrackedIndex;

/** The parts that together settle one file; each asks the others. */
final class Python {
    final TrackedIndex index;
    final PythonModules modules;
    final PythonNames names;
    final PythonClasses classes;
    final PythonValues values;

    Python(TrackedIndex index, int uses) {
        this.index = index;
        modules = new PythonModules(index);
        names = new PythonNames(this);
        classes = new PythonClasses(this);
        values = new PythonValues(this, uses);
    }
}
