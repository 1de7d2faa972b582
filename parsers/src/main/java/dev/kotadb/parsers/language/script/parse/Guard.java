package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax;
import java.util.List;

/**
 * What calls of functions in a condition tell of their argument, one of which is true, as a part of the argument's value.
 *
 * @param functions begin with a dot if they are methods of the value, without arguments
 */
public record Guard(List<String> functions, boolean holds) {
    public Guard {
        functions = List.copyOf(functions);
    }

    private static final String HOLDS = Syntax.Narrowing.PART + "=";
    private static final String FAILS = Syntax.Narrowing.PART + "!";

    static String part(String function, boolean holds) {
        return (holds ? HOLDS : FAILS) + function;
    }

    /** The part if one of two guards holds; empty if they are not known to hold. */
    static String either(String one, String other) {
        boolean both = one.startsWith(HOLDS) && other.startsWith(HOLDS);
        return both ? one + "|" + other.substring(HOLDS.length()) : "";
    }

    /** Whether the part is one of these. */
    public static boolean isPart(String part) {
        return part.startsWith(HOLDS) || part.startsWith(FAILS);
    }

    public static Guard read(String part) {
        return new Guard(List.of(part.substring(HOLDS.length()).split("\\|")), part.startsWith(HOLDS));
    }
}
