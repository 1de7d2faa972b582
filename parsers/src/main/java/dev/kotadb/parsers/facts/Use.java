package dev.kotadb.parsers.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One use of a name. Names of local variables and parameters are not uses: the parser resolves them.
 *
 * @param type one of the schema's six, without {@code IMPORT}, which is {@link Import}
 * @param name the simple name used
 * @param qualifier what stands before the name where that is only a path of names that may be a package, namespace or
 *     type: {@code java.util} in {@code java.util.List}; empty otherwise
 * @param line line of the name, from 1
 * @param column column of the name, from 0
 * @param enclosing index of the innermost symbol around it, -1 at the top of the file
 * @param receiver what the member is taken of; null for a bare name, whose meaning is looked up by scope
 * @param arguments the values of a call's arguments, in order; null if nothing is called
 * @param detail how it is used if the type does not say: {@code new}, {@code method_reference}, {@code annotation},
 *     {@code decorator}, {@code write}, {@code super} (constructor call) ...; empty otherwise
 */
public record Use(
        ReferenceType type,
        String name,
        String qualifier,
        int line,
        int column,
        int enclosing,
        @Nullable Value receiver,
        @Nullable List<Value> arguments,
        String detail) {
    /** The detail of an argument's name, which is a reference only if it leads to the field that it sets. */
    public static final String KEYWORD = "keyword";

    /** Before the index of the symbol that a bare name means, as its qualifier, if several beside each other have the name. */
    public static final String DECLARED = "#";

    public Use {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }
}
