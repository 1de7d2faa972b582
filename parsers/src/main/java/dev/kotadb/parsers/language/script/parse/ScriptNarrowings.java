package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax.Narrowing;
import dev.kotadb.parsers.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** What conditions tell of the types of names: {@code x instanceof C}. */
final class ScriptNarrowings {
    private final SyntaxTree tree;
    private final List<Narrowing> found = new ArrayList<>();

    private ScriptNarrowings(SyntaxTree tree) {
        this.tree = tree;
    }

    static List<Narrowing> of(SyntaxTree tree, int node) {
        ScriptNarrowings narrowings = new ScriptNarrowings(tree);
        narrowings.read(node);
        return narrowings.found;
    }

    private void read(int node) {
        switch (tree.kindName(node)) {
            case "if_statement" -> {
                int condition = tree.child(node, "condition");
                int consequence = tree.child(node, "consequence");
                holds(condition, consequence);
                int denied = denied(condition);
                if (denied >= 0 && leaves(consequence) && tree.child(node, "alternative") < 0) {
                    for (int after = tree.nextSibling(node); after >= 0; after = tree.nextSibling(after)) {
                        holds(denied, after);
                    }
                }
            }
            case "while_statement" -> holds(tree.child(node, "condition"), tree.child(node, "body"));
            case "ternary_expression" -> holds(tree.child(node, "condition"), tree.child(node, "consequence"));
            case "binary_expression" -> {
                if (tree.childOf(node, "&&") >= 0) {
                    holds(tree.child(node, "left"), tree.child(node, "right"));
                }
            }
            default -> { }
        }
    }

    /** The expression that the condition denies; -1 if it denies none. */
    private int denied(int condition) {
        int inner = tree.is(condition, "parenthesized_expression") ? condition + 2 : condition;
        return tree.is(inner, "unary_expression") && tree.childOf(inner, "!") >= 0 ? tree.child(inner, "argument") : -1;
    }

    /** Adds what the condition tells of names inside the node. */
    private void holds(int condition, int inside) {
        if (condition < 0 || inside < 0) {
            return;
        }
        if (tree.is(condition, "parenthesized_expression")) {
            holds(condition + 2, inside);
        } else if (tree.is(condition, "binary_expression")) {
            int left = tree.child(condition, "left");
            int right = tree.child(condition, "right");
            if (tree.childOf(condition, "&&") >= 0) {
                holds(left, inside);
                holds(right, inside);
            } else if (tree.childOf(condition, "instanceof") >= 0 && tree.is(left, "identifier") && tree.is(right, "identifier")) {
                found.add(new Narrowing(inside, left, tree.text(right)));
            }
        }
    }

    private boolean leaves(int node) {
        int last = node;
        if (tree.is(node, "statement_block")) {
            last = -1;
            for (int at = tree.firstChild(node); at >= 0; at = tree.nextSibling(at)) {
                last = tree.isNamed(at) && !tree.isComment(at) ? at : last;
            }
        }
        return tree.is(last, "return_statement") || tree.is(last, "throw_statement") || tree.is(last, "continue_statement")
                || tree.is(last, "break_statement");
    }
}
