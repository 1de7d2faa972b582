package dev.kotadb.parsers.resolve.names;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression as {@code Symbol.Shape} writes it behind {@code typeof}: a first name, then members, calls, elements
 * and awaits.
 */
public record Chain(String first, List<Step> steps) {
    /** One step along a chain. */
    public sealed interface Step {
        /** The member of this name. */
        record Member(String name) implements Step {}

        /**
         * A call; {@code argument} is the chain of its first argument, or its type behind a colon, or the type arguments in their
         * brackets and the number of arguments; mostly empty.
         */
        record Call(String argument) implements Step {}

        /** An element of a collection. */
        record Element() implements Step {}

        /** The result of awaiting. */
        record Await() implements Step {}
    }

    public Chain {
        steps = List.copyOf(steps);
    }

    /** Reads the text after {@code typeof}; what it does not understand ends the chain as an unknown member. */
    public static Chain read(String text) {
        List<Step> steps = new ArrayList<>();
        String source = text.strip();
        int at = name(source, 0);
        String first = source.substring(0, at);
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '(' || c == '[') {
                int end = closing(source, at);
                String inside = source.substring(at + 1, Math.max(at + 1, end - 1));
                steps.add(c == '(' ? new Step.Call(inside) : new Step.Element());
                at = end;
            } else if (c == '.' || c == '?' || c == '!') {
                int end = name(source, at + 1);
                if (end > at + 1) {
                    String name = source.substring(at + 1, end);
                    steps.add(name.equals("await") ? new Step.Await() : new Step.Member(name));
                }
                at = end;
            } else {
                steps.add(new Step.Member(source.substring(at)));
                break;
            }
        }
        return new Chain(first, steps);
    }

    private static int name(String source, int from) {
        int at = from;
        while (at < source.length() && (Character.isJavaIdentifierPart(source.charAt(at)) || source.charAt(at) == '#')) {
            at++;
        }
        return at;
    }

    private static int closing(String source, int open) {
        int depth = 0;
        for (int at = open; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return source.length();
    }
}
