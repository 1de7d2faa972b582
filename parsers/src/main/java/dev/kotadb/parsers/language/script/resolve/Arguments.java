package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Meaning;

/** The arguments of a call, worked out only where a type parameter hangs on them. */
interface Arguments {
    int count();

    Meaning value(int argument);
}
