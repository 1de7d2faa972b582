package dev.kotadb.parsers.resolve.script;

import dev.kotadb.parsers.resolve.TrackedIndex;

/** The parts that together settle one file; each asks the others. */
final class Script {
    final TrackedIndex index;
    final Modules modules;
    final Declarators declarators;
    final Exports exports;
    final Scopes scopes;
    final Types types;
    final Members members;
    final Calls calls;

    Script(TrackedIndex index) {
        this.index = index;
        modules = new Modules(index);
        declarators = new Declarators(index);
        exports = new Exports(this);
        scopes = new Scopes(this);
        types = new Types(this);
        members = new Members(this);
        calls = new Calls(this);
    }
}
