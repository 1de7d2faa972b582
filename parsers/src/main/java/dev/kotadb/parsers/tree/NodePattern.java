package dev.kotadb.parsers.tree;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What a node must look like.
 *
 * @param kinds the kinds it may be of
 * @param field the field it must be in, 0 for any
 * @param optional whether its parent fits without it
 * @param slot where the node is kept when it fits, -1 for nowhere
 * @param texts the texts it may have, empty for any
 * @param children in the order of the source; nodes between them are passed over
 */
record NodePattern(BitSet kinds, short field, boolean optional, int slot, Set<String> texts, List<NodePattern> children) {
    NodePattern {
        texts = Set.copyOf(texts);
        children = List.copyOf(children);
    }

    /** Without a look at its children. */
    boolean admits(SyntaxTree tree, int node) {
        short kind = tree.kind(node);
        return kind >= 0
                && kinds.get(kind)
                && (field == 0 || tree.field(node) == field)
                && (texts.isEmpty() || texts.contains(tree.text(node)));
    }

    /** Whether the node fits; fills the slots of those found. */
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
