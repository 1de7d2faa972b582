package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** The types of lists, tuples and dictionaries that are written out, and of comprehensions, from those of their items. */
final class PythonCollections {
    /** More types of items tell nothing. */
    private static final int MOST_TYPES = 4;
    private static final int LONGEST_TUPLE = 8;
    private static final int LONGEST_TEXT = 400;
    private static final String UNKNOWN = "object";

    private final SyntaxTree tree;
    private final IntFunction<Value> value;

    private PythonCollections(SyntaxTree tree, IntFunction<Value> value) {
        this.tree = tree;
        this.value = value;
    }

    /** Unknown if the items do not tell the type. */
    static Value of(SyntaxTree tree, int node, IntFunction<Value> value) {
        String type = new PythonCollections(tree, value).type(node);
        return type.isEmpty() || type.length() > LONGEST_TEXT ? Value.UNKNOWN : new Value.OfType(type);
    }

    private String type(int node) {
        return switch (tree.kindName(node)) {
            case "list" -> generic("list", common(items(node)));
            case "set" -> generic("set", common(items(node)));
            case "tuple", "expression_list" -> tuple(items(node));
            case "dictionary" -> dictionary(items(node));
            case "list_comprehension", "set_comprehension", "generator_expression" ->
                generic("list", common(List.of(tree.child(node, "body"))));
            case "dictionary_comprehension" -> dictionary(List.of(tree.child(node, "body")));
            default -> "";
        };
    }

    private static String generic(String type, String argument) {
        return argument.isEmpty() ? "" : type + "[" + argument + "]";
    }

    private String tuple(List<Integer> items) {
        List<String> types = new ArrayList<>();
        for (int item : items.size() > LONGEST_TUPLE ? List.<Integer>of() : items) {
            String type = itemType(item);
            types.add(type.isEmpty() ? UNKNOWN : type);
        }
        return types.stream().allMatch(UNKNOWN::equals) ? "" : "tuple[" + String.join(", ", types) + "]";
    }

    private String dictionary(List<Integer> pairs) {
        List<Integer> keys = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (int pair : pairs) {
            keys.add(tree.child(pair, "key"));
            values.add(tree.child(pair, "value"));
        }
        String key = common(keys);
        String item = common(values);
        return item.isEmpty() && key.isEmpty() ? "" : "dict[" + (key.isEmpty() ? UNKNOWN : key) + ", " + (item.isEmpty() ? UNKNOWN : item) + "]";
    }

    /** The type of all items; empty if that of one is not known. */
    private String common(List<Integer> items) {
        Set<String> types = new LinkedHashSet<>();
        for (int item : items) {
            if (types.size() <= MOST_TYPES && !tree.is(item, "none")) {
                types.add(itemType(item));
            }
        }
        return types.size() > MOST_TYPES || types.contains("") ? "" : String.join(" | ", types);
    }

    private String itemType(int item) {
        return item >= 0 && value.apply(item) instanceof Value.OfType(String type) ? type : "";
    }

    private List<Integer> items(int node) {
        List<Integer> items = new ArrayList<>();
        for (int at = tree.firstChild(node); at >= 0; at = tree.nextSibling(at)) {
            if (tree.isNamed(at) && !tree.isComment(at)) {
                items.add(at);
            }
        }
        return items;
    }
}
