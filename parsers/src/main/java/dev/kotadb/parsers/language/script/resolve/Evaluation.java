package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;

/** What types, chains and names evaluate to. Looking up names, members and calls depends on it, and it on them. */
interface Evaluation {
    /** Reads a type's text. */
    TypeText parse(String type);

    /** A value of the type. */
    Meaning type(TypeText type, Scope scope);

    default Meaning type(String type, Scope scope) {
        return type(parse(type), scope);
    }

    /** What the last name of a chain at the top of a file stands for. */
    Meaning chain(String chain, FileView view);

    /** The member of a value. */
    Meaning member(Meaning value, String name);

    /** The value that reading a name gives. */
    Meaning read(Meaning named);

    /** The value of a declaration that is assigned or returns this. */
    Meaning value(Value value, Meaning.Named of, Scope scope);

    /** The value that {@code new} with a value gives. */
    Meaning created(Meaning constructor);

    /** What a collection holds. */
    Meaning element(Meaning collection);
}
