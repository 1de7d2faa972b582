package dev.kotadb.parsers.tree.query;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What a node must look like.
 *
 * @param kinds the kinds it may be of
 * @param field the field it must be in, 0 for any
 * @param optional whether its parent also matches without it
 * @param slot the slot that a matching node is written to, -1 for none
 * @param texts the texts it may have, empty for any
 * @param children in source order; other nodes may stand between them
 */
record NodePattern(BitSet kinds, short field, boolean optional, int slot, Set<String> texts, List<NodePattern> children) {
    NodePattern {
        texts = Set.copyOf(texts);
        children = List.copyOf(children);
    }

    /** Whether the node matches, regardless of its children. */
    boolean admits(SyntaxTree tree, int node) {
        short kind = tree.kind(node);
        return kind >= 0
                && kinds.get(kind)
                && (field == 0 || tree.field(node) == field)
                && (texts.isEmpty() || texts.contains(tree.text(node)));
    }

    /** Whether the node matches; writes the nodes found to their slots. */
    boolean fits(SyntaxTree tree, int node, int[] slots) {
        if (!admits(tree, node)) {
            return false;
        }
        if (slot >= 0) {
            slots[slot] = node;
        }
        int from = tree.firstChild(node);
        for (NodePattern child : children) {
            int found = child.find(tree, from, slots);
            if (found >= 0) {
                from = tree.nextSibling(found);
            } else if (!child.optional) {
                return false;
            }
        }
        return true;
    }

    private int find(SyntaxTree tree, int from, int[] slots) {
        for (int node = from; node >= 0; node = tree.nextSibling(node)) {
            if (fits(tree, node, slots)) {
                return node;
            }
        }
        return -1;
    }
}
