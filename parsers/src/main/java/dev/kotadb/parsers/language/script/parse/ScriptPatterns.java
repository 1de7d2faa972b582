package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Patterns that take values apart: {@code { log, all: [first] }}. */
final class ScriptPatterns {
    private static final Set<String> NAMES = Set.of("identifier", "shorthand_property_identifier_pattern", "this");

    private ScriptPatterns() {}

    /** Gives each name in a pattern. */
    static void names(SyntaxTree tree, int pattern, IntConsumer name) {
        if (NAMES.contains(tree.kindName(pattern))) {
            name.accept(pattern);
            return;
        }
        for (int node = pattern + 1; node < tree.next(pattern); ) {
            String kind = tree.kindName(node);
            boolean initialiser = tree.isField(node, "right") || kind.equals("computed_property_name");
            if (NAMES.contains(kind)) {
                name.accept(node);
            }
            node = initialiser || kind.equals("member_expression") ? tree.next(node) : node + 1;
        }
    }

    /** The parts that lead from the pattern's value to the name; null if they are not known. */
    static @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        List<String> parts = new ArrayList<>();
        for (int at = name; at != pattern; at = tree.parent(at)) {
            int parent = tree.parent(at);
            switch (tree.kindName(parent)) {
                case "object_pattern" -> {
                    String key = key(tree, at);
                    if (key.isEmpty()) {
                        return null;
                    }
                    parts.addFirst(key);
                }
                case "array_pattern" -> {
                    if (tree.is(at, "rest_pattern")) {
                        return null;
                    }
                    parts.addFirst(Integer.toString(position(tree, at)));
                }
                case "rest_pattern" -> {
                    if (parent != pattern) {
                        return null;
                    }
                }
                case "assignment_pattern", "object_assignment_pattern", "pair_pattern" -> { }
                default -> {
                    return null;
                }
            }
        }
        return parts;
    }

    /** The name of the member that a part of an object pattern takes; empty if it is computed. */
    private static String key(SyntaxTree tree, int part) {
        int key = switch (tree.kindName(part)) {
            case "shorthand_property_identifier_pattern" -> part;
            case "object_assignment_pattern" -> tree.child(part, "left");
            case "pair_pattern" -> tree.child(part, "key");
            default -> -1;
        };
        boolean plain = tree.is(key, "property_identifier") || tree.is(key, "shorthand_property_identifier_pattern");
        return plain ? tree.text(key) : "";
    }

    /** How many commas precede the node: a pattern may leave items out. */
    private static int position(SyntaxTree tree, int node) {
        int position = 0;
        for (int before = tree.previous(node); before >= 0; before = tree.previous(before)) {
            position += tree.is(before, ",") ? 1 : 0;
        }
        return position;
    }

    /** The item of an array at a position, before which nothing is spread; -1 if there is none. */
    static int item(SyntaxTree tree, int list, int position) {
        int commas = 0;
        for (int at = tree.is(list, "array") ? tree.firstChild(list) : -1; at >= 0 && commas <= position; at = tree.nextSibling(at)) {
            if (tree.is(at, "spread_element")) {
                return -1;
            } else if (tree.is(at, ",")) {
                commas++;
            } else if (tree.isNamed(at) && !tree.isComment(at) && commas == position) {
                return at;
            }
        }
        return -1;
    }
}
