package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.List;

/** The arguments of a call. A value is computed only if it is asked for, to infer a type parameter. */
interface Arguments {
    int count();

    Meaning value(int argument);

    /** Whether the argument is a function that is written in place, whose parameters' types may follow from the call. */
    default boolean isFunction(int argument) {
        return false;
    }

    /** The type arguments that are written; empty if they have to be inferred. */
    default List<Meaning> types() {
        return List.of();
    }
}
