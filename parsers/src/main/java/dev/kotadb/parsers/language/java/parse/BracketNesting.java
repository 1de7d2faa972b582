package dev.kotadb.parsers.language.java.parse;

import java.util.Arrays;

/** How deep brackets nest, and bodies in braces that are written within parentheses. */
final class BracketNesting {
    /** For each open bracket whether it opens such a body. */
    private boolean[] bodies = new boolean[64];

    private char[] brackets = new char[64];
    private int depth;
    private int bodyDepth;
    private int deepest;
    private int mostBodies;

    void open(char bracket) {
        if (depth == bodies.length) {
            bodies = Arrays.copyOf(bodies, depth * 2);
            brackets = Arrays.copyOf(brackets, depth * 2);
        }
        boolean body = bracket == '{' && depth > 0 && brackets[depth - 1] == '(';
        bodies[depth] = body;
        brackets[depth++] = bracket;
        deepest = Math.max(deepest, depth);
        if (body) {
            mostBodies = Math.max(mostBodies, ++bodyDepth);
        }
    }

    void close() {
        if (depth > 0 && bodies[--depth]) {
            bodyDepth--;
        }
    }

    int deepest() {
        return deepest;
    }

    int mostBodies() {
        return mostBodies;
    }
}
