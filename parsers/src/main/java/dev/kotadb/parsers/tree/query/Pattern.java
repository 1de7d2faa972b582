package dev.kotadb.parsers.tree.query;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;

import java.util.List;

/**
 * One pattern of a query, seen from the node that has the role.
 *
 * @param argument what follows the role's name in its capture
 * @param node what the node must look like
 * @param above what its parent, grandparent, ... must look like
 * @param parts the parts in the order of their slots
 */
public record Pattern(Role role, String argument, NodePattern node, List<NodePattern> above, List<Part> parts) {
    public Pattern {
        above = List.copyOf(above);
        parts = List.copyOf(parts);
    }

    boolean fits(SyntaxTree tree, int candidate, int[] slots) {
        return node.fits(tree, candidate, slots) && isBelow(tree, candidate);
    }

    private boolean isBelow(SyntaxTree tree, int candidate) {
        int ancestor = candidate;
        for (NodePattern wanted : above) {
            ancestor = tree.parent(ancestor);
            if (ancestor < 0 || !wanted.admits(tree, ancestor)) {
                return false;
            }
        }
        return true;
    }
}
