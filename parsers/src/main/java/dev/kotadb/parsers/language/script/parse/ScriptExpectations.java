package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.Syntax.Expected;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression is expected to be: the type of the variable, the result of the function, the member of the object. */
final class ScriptExpectations {
    private static final Set<String> FUNCTIONS = Set.of("arrow_function", "function_expression", "function_declaration", "method_definition");

    /** Collections that are created with a list of their items. */
    private static final Set<String> COLLECTIONS = Set.of("Map", "Set");

    private static final int MOST_ITEMS = 16;

    private final SyntaxTree tree;

    ScriptExpectations(SyntaxTree tree) {
        this.tree = tree;
    }

    @Nullable Expected of(int node) {
        int parent = tree.parent(node);
        return switch (tree.kindName(parent)) {
            case "variable_declarator", "public_field_definition", "required_parameter", "optional_parameter" ->
                written(tree.child(parent, "type"));
            case "parenthesized_expression", "spread_element" -> Expected.part(parent, "");
            case "ternary_expression" -> tree.isField(node, "condition") ? null : Expected.part(parent, "");
            case "binary_expression" -> isChoice(parent) ? Expected.part(parent, "") : null;
            case "as_expression", "satisfies_expression" -> {
                int type = tree.nextSibling(tree.nextSibling(node));
                yield type < 0 || !tree.isNamed(type) ? null : Expected.type(type);
            }
            case "pair" -> tree.isField(node, "value") ? member(tree.parent(parent), tree.child(parent, "key")) : null;
            case "object" -> tree.is(node, "method_definition") ? member(parent, tree.child(node, "name")) : null;
            case "assignment_expression" -> tree.isField(node, "right") ? Expected.target(tree.child(parent, "left")) : null;
            case "return_statement" -> result(parent);
            case "array" -> Expected.part(parent, String.valueOf(position(node)));
            case "arguments" -> isCollection(tree.parent(parent)) ? Expected.part(tree.parent(parent), Returned.ITEMS) : null;
            case "arrow_function" -> tree.isField(node, "body") ? resultOf(parent) : null;
            default -> null;
        };
    }

    private @Nullable Expected written(int annotation) {
        int type = annotation < 0 ? -1 : tree.firstChild(annotation);
        while (type >= 0 && !tree.isNamed(type)) {
            type = tree.nextSibling(type);
        }
        return type < 0 ? null : Expected.type(type);
    }

    /** The position of an item; further ones, which no tuple has, share one. */
    private int position(int item) {
        int position = 0;
        for (int before = tree.previous(item); before >= 0 && position < MOST_ITEMS; before = tree.previous(before)) {
            position += tree.is(before, ",") ? 1 : 0;
        }
        return position;
    }

    /** Whether a collection of the library is created, whose type only what is expected tells. */
    private boolean isCollection(int node) {
        return tree.is(node, "new_expression") && tree.child(node, "type_arguments") < 0
                && COLLECTIONS.contains(tree.text(tree.child(node, "constructor")));
    }

    private boolean isChoice(int node) {
        return tree.childOf(node, "||") >= 0 || tree.childOf(node, "??") >= 0;
    }

    private @Nullable Expected member(int object, int key) {
        return tree.is(key, "property_identifier") ? Expected.part(object, tree.text(key)) : null;
    }

    private @Nullable Expected result(int statement) {
        int function = tree.parent(statement);
        while (function >= 0 && !FUNCTIONS.contains(tree.kindName(function))) {
            if (tree.kindName(function).startsWith("generator") || tree.is(function, "class_body")) {
                return null;
            }
            function = tree.parent(function);
        }
        return function < 0 ? null : resultOf(function);
    }

    private @Nullable Expected resultOf(int function) {
        if (tree.childOf(function, "*") >= 0) {
            return null;
        }
        boolean waits = tree.childOf(function, "async") >= 0;
        Expected written = written(tree.child(function, "return_type"));
        boolean declared = tree.is(function, "function_declaration");
        Expected result = written != null || declared ? written : Expected.part(function, Value.PartOf.RESULT);
        return result == null ? null : result.awaits(waits);
    }
}
