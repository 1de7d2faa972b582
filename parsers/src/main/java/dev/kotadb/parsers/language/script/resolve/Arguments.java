package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Meaning;

/** The arguments of a call. A value is computed only if it is asked for, to infer a type parameter. */
interface Arguments {
    int count();

    Meaning value(int argument);
}
