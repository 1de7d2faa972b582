package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.Syntax.Narrowing;
import dev.kotadb.parsers.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What conditions tell of the types of names: {@code isinstance(x, C)}, {@code case C():}, {@code if not isinstance(x, C): return}. */
final class PythonNarrowings {
    private static final Pattern CLASS = Pattern.compile("_*[A-Z]\\w*|\\w+(?:\\.\\w+)*\\._*[A-Z]\\w*|str|bytes|int|float|bool|list|dict|set|tuple");

    private final SyntaxTree tree;
    private final List<Narrowing> found = new ArrayList<>();

    private PythonNarrowings(SyntaxTree tree) {
        this.tree = tree;
    }

    static List<Narrowing> of(SyntaxTree tree, int node) {
        PythonNarrowings narrowings = new PythonNarrowings(tree);
        narrowings.read(node);
        return narrowings.found;
    }

    private void read(int node) {
        switch (tree.kindName(node)) {
            case "if_statement", "elif_clause", "while_statement" -> {
                int condition = tree.child(node, "condition");
                int body = tree.child(node, tree.is(node, "while_statement") ? "body" : "consequence");
                holds(condition, body);
                if (tree.is(node, "if_statement") && tree.is(condition, "not_operator") && leaves(body)
                        && tree.child(node, "alternative") < 0) {
                    int denied = tree.child(condition, "argument");
                    for (int after = tree.nextSibling(node); after >= 0; after = tree.nextSibling(after)) {
                        holds(denied, after);
                    }
                }
            }
            case "conditional_expression" -> {
                int value = tree.firstChild(node);
                int word = tree.nextSibling(value);
                holds(word < 0 ? -1 : tree.nextSibling(word), value);
            }
            case "boolean_operator" -> {
                if (tree.childOf(node, "and") >= 0) {
                    holds(tree.child(node, "left"), tree.child(node, "right"));
                }
            }
            case "match_statement" -> cases(node);
            default -> { }
        }
    }

    /** Adds what the condition tells of names inside the node. */
    private void holds(int condition, int inside) {
        if (condition < 0 || inside < 0) {
            return;
        }
        switch (tree.kindName(condition)) {
            case "parenthesized_expression" -> holds(condition + 2, inside);
            case "boolean_operator" -> {
                if (tree.childOf(condition, "and") >= 0) {
                    holds(tree.child(condition, "left"), inside);
                    holds(tree.child(condition, "right"), inside);
                }
            }
            case "call" -> isInstance(condition, inside);
            default -> { }
        }
    }

    private void isInstance(int call, int inside) {
        int function = tree.child(call, "function");
        int arguments = tree.child(call, "arguments");
        List<Integer> given = arguments < 0 ? List.of() : named(arguments);
        boolean asks = tree.is(function, "identifier") && tree.text(function).equals("isinstance");
        if (asks && given.size() == 2 && tree.is(given.getFirst(), "identifier")) {
            add(inside, given.getFirst(), type(given.getLast()));
        }
    }

    /** The class, or several as a union; empty if it is something else, such as a variable. */
    private String type(int node) {
        List<String> classes = new ArrayList<>();
        for (int one : tree.is(node, "tuple") ? named(node) : List.of(node)) {
            classes.add(tree.text(one));
        }
        boolean known = !classes.isEmpty() && classes.stream().allMatch(one -> CLASS.matcher(one).matches());
        return known ? String.join(" | ", classes) : "";
    }

    private void cases(int match) {
        int subject = tree.child(match, "subject");
        int body = tree.child(match, "body");
        if (!tree.is(subject, "identifier") || body < 0) {
            return;
        }
        for (int one = tree.firstChild(body); one >= 0; one = tree.nextSibling(one)) {
            int pattern = tree.is(one, "case_clause") ? tree.childOf(one, "case_pattern") : -1;
            int inner = pattern < 0 ? -1 : tree.firstChild(pattern);
            if (tree.is(inner, "as_pattern")) {
                inner = tree.firstChild(tree.firstChild(inner));
            }
            boolean single = pattern >= 0 && !tree.is(tree.nextSibling(pattern), ",");
            int name = single && tree.is(inner, "class_pattern") ? tree.firstChild(inner) : -1;
            if (name >= 0) {
                add(tree.child(one, "consequence"), subject, type(name));
            }
        }
    }

    private void add(int inside, int name, String type) {
        if (inside >= 0 && !type.isEmpty()) {
            found.add(new Narrowing(inside, name, type));
        }
    }

    private List<Integer> named(int list) {
        List<Integer> named = new ArrayList<>();
        for (int at = tree.firstChild(list); at >= 0; at = tree.nextSibling(at)) {
            if (tree.isNamed(at) && !tree.isComment(at)) {
                named.add(at);
            }
        }
        return named;
    }

    /** Whether a block ends by leaving what is around it. */
    private boolean leaves(int block) {
        int last = -1;
        for (int at = tree.firstChild(block); at >= 0; at = tree.nextSibling(at)) {
            last = tree.isNamed(at) && !tree.isComment(at) ? at : last;
        }
        return tree.is(last, "return_statement") || tree.is(last, "raise_statement") || tree.is(last, "continue_statement")
                || tree.is(last, "break_statement");
    }
}
