package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax;

/** What a call of a function in a condition tells of its argument, as a part of the argument's value. */
public record Guard(String function, boolean holds) {
    private static final String HOLDS = Syntax.Narrowing.PART + "=";
    private static final String FAILS = Syntax.Narrowing.PART + "!";

    static String part(String function, boolean holds) {
        return (holds ? HOLDS : FAILS) + function;
    }

    /** Whether the part is one of these. */
    public static boolean isPart(String part) {
        return part.startsWith(HOLDS) || part.startsWith(FAILS);
    }

    public static Guard read(String part) {
        return new Guard(part.substring(HOLDS.length()), part.startsWith(HOLDS));
    }
}
