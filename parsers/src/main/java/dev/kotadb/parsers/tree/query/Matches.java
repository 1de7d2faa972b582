package dev.kotadb.parsers.tree.query;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree matched against a query: the role of each node, and the parts that its pattern captured. */
public final class Matches {
    private final SyntaxTree tree;
    private final Query query;
    private final short[] pattern;
    private final int[] firstPart;
    private final int[] slots = new int[2 * Part.values().length];
    private int[] parts;
    private int size;

    private Matches(SyntaxTree tree, Query query) {
        this.tree = tree;
        this.query = query;
        this.pattern = new short[tree.size()];
        this.firstPart = new int[tree.size()];
        this.parts = new int[Math.max(16, tree.size() / 4)];
    }

    public static Matches of(SyntaxTree tree, Query query) {
        Matches matches = new Matches(tree, query);
        for (int node = 0; node < tree.size(); node++) {
            matches.match(node);
        }
        return matches;
    }

    private void match(int node) {
        pattern[node] = -1;
        for (short candidate : query.candidates(tree.kind(node))) {
            int wanted = query.pattern(candidate).parts().size();
            Arrays.fill(slots, 0, wanted, -1);
            if (query.pattern(candidate).fits(tree, node, slots)) {
                pattern[node] = candidate;
                firstPart[node] = size;
                if (size + wanted > parts.length) {
                    parts = Arrays.copyOf(parts, parts.length * 2 + wanted);
                }
                System.arraycopy(slots, 0, parts, size, wanted);
                size += wanted;
                return;
            }
        }
    }

    public SyntaxTree tree() {
        return tree;
    }

    /** Null if no pattern fits the node. */
    public @Nullable Role role(int node) {
        return node < 0 || pattern[node] < 0 ? null : query.pattern(pattern[node]).role();
    }

    public boolean is(int node, Role role) {
        return role(node) == role;
    }

    /** What follows the role in its capture; empty if nothing does. */
    public String argument(int node) {
        return node < 0 || pattern[node] < 0 ? "" : query.pattern(pattern[node]).argument();
    }

    /** The part of a node with a role; -1 if it has no such part. */
    public int part(int node, Part part) {
        if (node < 0 || pattern[node] < 0) {
            return -1;
        }
        List<Part> known = query.pattern(pattern[node]).parts();
        for (int slot = 0; slot < known.size(); slot++) {
            if (known.get(slot) == part && parts[firstPart[node] + slot] >= 0) {
                return parts[firstPart[node] + slot];
            }
        }
        return -1;
    }

    /** The node's part with the name; the node itself if the pattern marks none. */
    public int name(int node) {
        int name = part(node, Part.NAME);
        return name < 0 ? node : name;
    }

    /** The topmost ancestor that the node's pattern names; the node itself if it names none. */
    public int top(int node) {
        int top = node;
        for (int up = pattern[node] < 0 ? 0 : query.pattern(pattern[node]).above().size(); up > 0; up--) {
            top = tree.parent(top);
        }
        return top;
    }
}
