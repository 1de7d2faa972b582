package dev.kotadb.parsers.tree.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compiles a query's node to a pattern. Exactly one of its captures is a {@link Role}, the others are {@link Part}s. The
 * ancestors of the node with the role must have no other children.
 */
final class PatternCompiler {
    private final QueryTokens tokens;

    /** {@code tokens} are read up to the node, so that errors tell its place. */
    PatternCompiler(QueryTokens tokens) {
        this.tokens = tokens;
    }

    Pattern compile(QueryNode root) {
        if (!root.unknown.isEmpty()) {
            throw tokens.wrong("not in this grammar: " + root.unknown);
        }
        List<QueryNode> chain = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        findRole(root, chain, roles);
        if (roles.size() != 1) {
            throw tokens.wrong("a pattern needs one role, found " + roles);
        }
        String capture = roles.getFirst();
        int point = capture.indexOf('.');
        String argument = point < 0 ? "" : capture.substring(point + 1);
        List<Part> parts = new ArrayList<>();
        NodePattern node = node(chain.removeFirst(), parts);
        List<NodePattern> above = chain.stream().map(PatternCompiler::alone).toList();
        return new Pattern(role(capture), argument, node, above, parts);
    }

    /** Fills the chain with the node that has the role, its parent, ... up to the root. */
    private boolean findRole(QueryNode node, List<QueryNode> chain, List<String> roles) {
        boolean found = false;
        for (String capture : node.captures) {
            if (isRole(capture)) {
                roles.add(capture);
                found = true;
            }
        }
        for (QueryNode child : node.children) {
            found |= findRole(child, chain, roles);
        }
        if (found) {
            chain.add(node);
            if (chain.size() > 1 && node.children.size() > 1) {
                throw tokens.wrong("only one child may stand above the node with the role");
            }
        }
        return found;
    }

    /** Adds the parts captured by the node and its children. A part's slot is its index in the list. */
    private static NodePattern node(QueryNode node, List<Part> parts) {
        int slot = -1;
        for (String capture : node.captures) {
            if (!isRole(capture)) {
                slot = parts.size();
                parts.add(Part.valueOf(capture.toUpperCase(Locale.ROOT)));
            }
        }
        List<NodePattern> children = new ArrayList<>();
        for (QueryNode child : node.children) {
            children.add(node(child, parts));
        }
        return new NodePattern(node.kinds, node.field, node.optional, slot, node.texts, children);
    }

    private static NodePattern alone(QueryNode node) {
        return new NodePattern(node.kinds, node.field, false, -1, node.texts, List.of());
    }

    private static boolean isRole(String capture) {
        String name = name(capture);
        return Arrays.stream(Part.values()).noneMatch(part -> part.name().equals(name));
    }

    private Role role(String capture) {
        String name = name(capture);
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> tokens.wrong("neither a role nor a part: @" + capture));
    }

    private static String name(String capture) {
        return capture.split("\\.", 2)[0].toUpperCase(Locale.ROOT);
    }
}
