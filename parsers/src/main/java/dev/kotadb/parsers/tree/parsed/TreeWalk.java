package dev.kotadb.parsers.tree.parsed;

import java.util.Arrays;

/** A walk that calls {@link #enter} and {@link #exit} for each node, without recursion. */
public interface TreeWalk {
    /** Whether to go on into its children; {@link #exit} follows only then. */
    boolean enter(int node);

    void exit(int node);

    default void over(SyntaxTree tree) {
        over(tree, 0, tree.size());
    }

    /** Walks the nodes from one up to another. */
    default void over(SyntaxTree tree, int from, int to) {
        int[] open = new int[64];
        int depth = 0;
        for (int node = from; node < to; ) {
            while (depth > 0 && tree.next(open[depth - 1]) <= node) {
                exit(open[--depth]);
            }
            if (!enter(node)) {
                node = tree.next(node);
                continue;
            }
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
            }
            open[depth++] = node++;
        }
        while (depth > 0) {
            exit(open[--depth]);
        }
    }
}
