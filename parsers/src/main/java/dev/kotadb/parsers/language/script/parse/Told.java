package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax;

/** What a condition tells of a value as a whole, as a part of it: that it is an instance, or what a function asserts. */
public sealed interface Told {
    /** {@code x instanceof C}, {@code typeof x === "string"}: it is a value of this type. */
    record Instance(String type) implements Told {
        private static final String BEGIN = Syntax.Narrowing.PART + ":";

        public static String part(String type) {
            return BEGIN + type;
        }
    }

    /**
     * {@code assert(x instanceof C)}: the inner part, if the result of the function is declared with {@code asserts}.
     *
     * @param inner the part of the value that the function tells
     */
    record Asserted(String function, String inner) implements Told {
        private static final String BEGIN = Syntax.Narrowing.PART + "@";

        public static String part(String function, String inner) {
            return BEGIN + function + " " + (inner.startsWith(Syntax.Narrowing.PART) ? inner : Instance.part(inner));
        }
    }

    /** Whether the part is one of these. */
    static boolean isPart(String part) {
        return part.startsWith(Instance.BEGIN) || part.startsWith(Asserted.BEGIN);
    }

    static Told read(String part) {
        if (part.startsWith(Instance.BEGIN)) {
            return new Instance(part.substring(Instance.BEGIN.length()));
        }
        int blank = part.indexOf(' ');
        return new Asserted(part.substring(Asserted.BEGIN.length(), blank), part.substring(blank + 1));
    }
}
