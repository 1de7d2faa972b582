package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what assignments bind: names, attributes, and patterns of them. */
final class PythonTargets {
    private static final Set<String> PATTERNS = Set.of("pattern_list", "tuple_pattern", "list_pattern");
    private static final Set<String> SELVES = Set.of("self", "cls");
    private static final Set<String> LISTS = Set.of("expression_list", "tuple", "list");

    private PythonTargets() {}

    static void names(SyntaxTree tree, int pattern, IntConsumer name) {
        if (tree.is(pattern, "dotted_name") && tree.next(pattern) > pattern + 2) {
            return;
        }
        for (int node = pattern; node < tree.next(pattern); ) {
            boolean use = tree.is(node, "attribute") || tree.is(node, "subscript");
            if (tree.is(node, "identifier")) {
                name.accept(node);
            }
            node = use ? tree.next(node) : node + 1;
        }
    }

    static void attributes(SyntaxTree tree, int pattern, IntConsumer attribute) {
        for (int node = pattern; node < tree.next(pattern); ) {
            boolean use = tree.is(node, "attribute") || tree.is(node, "subscript");
            int object = tree.is(node, "attribute") ? tree.child(node, "object") : -1;
            if (tree.is(object, "identifier") && SELVES.contains(tree.text(object))) {
                attribute.accept(node);
            }
            node = use ? tree.next(node) : node + 1;
        }
    }

    static @Nullable List<String> partsTo(SyntaxTree tree, int pattern, int name) {
        List<String> parts = new ArrayList<>();
        boolean as = tree.is(pattern, "as_pattern_target"); // inside which patterns are parsed as values
        for (int at = name; at != pattern && !(as && tree.parent(at) == pattern); at = tree.parent(at)) {
            String around = tree.kindName(tree.parent(at));
            boolean list = PATTERNS.contains(around) || as && LISTS.contains(around);
            int position = list ? position(tree, at) : -1;
            if (position < 0) {
                return null;
            }
            parts.addFirst(Integer.toString(position));
        }
        return parts;
    }

    /** The node's position among its siblings; -1 if one of them, or the node itself, stands for several. */
    private static int position(SyntaxTree tree, int node) {
        int position = -1;
        for (int at = node; at >= 0; at = tree.previous(at)) {
            if (tree.kindName(at).startsWith("list_splat")) {
                return -1;
            }
            position += tree.isNamed(at) && !tree.isComment(at) ? 1 : 0;
        }
        return position;
    }

    static int item(SyntaxTree tree, int list, int position) {
        int first = LISTS.contains(tree.kindName(list)) ? tree.firstChild(list) : -1;
        for (int at = first; at >= 0; at = tree.nextSibling(at)) {
            if (tree.isNamed(at) && position(tree, at) == position) {
                return at;
            }
        }
        return -1;
    }
}
