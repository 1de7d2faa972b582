package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.Syntax.Narrowing;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What conditions tell of the types of names: {@code x instanceof C}. */
final class ScriptNarrowings {
    private static final Set<String> PRIMITIVES = Set.of("string", "number", "boolean", "bigint", "symbol");

    /** Functions that are called as this one may be guards. */
    private static final Pattern GUARD = Pattern.compile("(?:[\\w$]+\\.)*[\\w$]+");

    /** Functions of this name may assert what they are passed. */
    private static final Pattern ASSERTS = Pattern.compile("(?:[\\w$]+\\.)*_?(?:assert|invariant|ensure|check|expect|require|verify|is|must)[\\w$]*");

    /** A class that may be named in a condition. */
    private static final Pattern CLASS = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)*");

    /** How many operators inside each other, or members of members, are read. */
    private static final int DEEPEST = 20;

    private final SyntaxTree tree;
    private int depth;
    private final List<Narrowing> found = new ArrayList<>();
    private boolean onwards;

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
                int alternative = tree.child(node, "alternative");
                holds(condition, true, consequence);
                holds(condition, false, alternative);
                if (alternative < 0 && leaves(consequence)) {
                    onwards = true;
                    holds(condition, false, tree.following(node));
                    onwards = false;
                }
            }
            case "while_statement" -> holds(tree.child(node, "condition"), true, tree.child(node, "body"));
            case "ternary_expression" -> {
                holds(tree.child(node, "condition"), true, tree.child(node, "consequence"));
                holds(tree.child(node, "condition"), false, tree.child(node, "alternative"));
            }
            case "binary_expression" -> {
                boolean and = tree.childOf(node, "&&") >= 0;
                if (and || tree.childOf(node, "||") >= 0) {
                    holds(tree.child(node, "left"), and, tree.child(node, "right"));
                }
            }
            case "switch_statement" -> cases(node);
            case "expression_statement" -> {
                if (tree.is(tree.firstChild(node), "call_expression")) {
                    asserted(tree.firstChild(node), tree.following(node));
                }
            }
            default -> { }
        }
    }

    private void cases(int node) {
        int value = tree.child(node, "value");
        int subject = tree.is(value, "parenthesized_expression") ? value + 2 : value;
        int body = tree.child(node, "body");
        for (int one = tree.firstChild(body); one >= 0; one = tree.nextSibling(one)) {
            int constant = tree.is(one, "switch_case") ? tree.child(one, "value") : -1;
            boolean reached = constant >= 0 && tree.is(tree.previous(one), "switch_case") && tree.child(tree.previous(one), "body") < 0;
            if (constant >= 0 && !reached) {
                equal(subject, constant, true, one);
            }
        }
    }

    /** Adds what the condition tells of names inside the node if it is true, or if it is not. */
    private void holds(int condition, boolean yes, int inside) {
        if (condition < 0 || inside < 0 || depth == DEEPEST) {
            return;
        }
        depth++;
        switch (tree.kindName(condition)) {
            case "parenthesized_expression" -> holds(condition + 2, yes, inside);
            case "unary_expression" -> {
                if (tree.childOf(condition, "!") >= 0) {
                    holds(tree.child(condition, "argument"), !yes, inside);
                }
            }
            case "binary_expression" -> compared(condition, yes, inside);
            case "call_expression" -> guarded(condition, yes, inside);
            default -> { }
        }
        depth--;
    }

    /** {@code assert(isCircle(x))}, if the function is declared with the result {@code asserts x}. */
    private void asserted(int call, int inside) {
        String function = tree.text(tree.child(call, "function"));
        int arguments = tree.child(call, "arguments");
        int condition = arguments < 0 ? -1 : tree.nextSibling(tree.firstChild(arguments));
        if (condition < 0 || inside < 0 || !ASSERTS.matcher(function).matches()) {
            return;
        }
        onwards = true;
        if (isReference(condition)) {
            found.add(new Narrowing(inside, true, condition, Guard.part(function, true)));
        } else {
            for (Narrowing one : told(condition, inside)) {
                found.add(new Narrowing(inside, true, one.name(), Told.Asserted.part(function, one.type())));
            }
        }
        onwards = false;
    }

    /** {@code isCircle(x)}, which tells the type of x if the function is declared with the result {@code x is Circle}. */
    private void guarded(int call, boolean yes, int inside) {
        int function = tree.child(call, "function");
        int arguments = tree.child(call, "arguments");
        int first = arguments < 0 ? -1 : tree.nextSibling(tree.firstChild(arguments));
        if (tree.is(first, ")") && tree.is(function, "member_expression")) {
            int object = tree.child(function, "object");
            if (isReference(object)) { // {@code x.isCircle()}, if the method is declared with the result {@code this is Circle}
                found.add(new Narrowing(inside, onwards, object, Guard.part("." + tree.text(tree.child(function, "property")), yes)));
            }
        } else if (isReference(first) && GUARD.matcher(tree.text(function)).matches()) {
            found.add(new Narrowing(inside, onwards, first, Guard.part(tree.text(function), yes)));
        }
    }

    /** What the condition tells inside the node if it is true. */
    private List<Narrowing> told(int condition, int inside) {
        List<Narrowing> before = List.copyOf(found);
        found.clear();
        holds(condition, true, inside);
        List<Narrowing> told = List.copyOf(found);
        found.clear();
        found.addAll(before);
        return told;
    }

    /** Adds what two conditions tell of a name of which one is true: {@code isA(x) || isB(x)}. */
    private void either(List<Narrowing> one, List<Narrowing> other) {
        for (Narrowing first : one) {
            for (Narrowing second : other) {
                String type = tree.text(first.name()).equals(tree.text(second.name())) ? either(first.type(), second.type()) : "";
                if (!type.isEmpty()) {
                    found.add(new Narrowing(first.inside(), first.onwards(), first.name(), type));
                }
            }
        }
    }

    private static String either(String one, String other) {
        if (Guard.isPart(one) || Guard.isPart(other)) {
            return Guard.either(one, other);
        }
        boolean part = Arms.isPart(one) || Arms.isPart(other);
        return !part ? one + " | " + other : Arms.isPart(one) && Arms.isPart(other) ? Arms.either(one, other) : "";
    }

    /** Whether it is a name, or a member of one or of {@code this}. */
    private boolean isReference(int node) {
        int at = node;
        for (int members = 0; tree.is(at, "member_expression") && members < DEEPEST; members++) {
            at = tree.child(at, "object");
        }
        return tree.is(at, "identifier") || at != node && tree.is(at, "this");
    }

    private void compared(int condition, boolean yes, int inside) {
        int left = tree.child(condition, "left");
        int right = tree.child(condition, "right");
        switch (tree.text(tree.child(condition, "operator"))) {
            case "&&" -> {
                if (yes) {
                    holds(left, true, inside);
                    holds(right, true, inside);
                }
            }
            case "||" -> {
                if (yes) {
                    either(told(left, inside), told(right, inside));
                } else {
                    holds(left, false, inside);
                    holds(right, false, inside);
                }
            }
            case "instanceof" -> {
                if (yes && isReference(left) && CLASS.matcher(tree.text(right)).matches()) {
                    found.add(new Narrowing(inside, onwards, left, tree.text(right)));
                }
            }
            case "in" -> {
                String name = constant(left);
                if (isReference(right) && !name.isEmpty()) {
                    found.add(new Narrowing(inside, onwards, right, Arms.having(name, yes)));
                }
            }
            case "===", "==" -> equal(left, right, yes, inside);
            case "!==", "!=" -> equal(left, right, !yes, inside);
            default -> { }
        }
    }

    /** {@code typeof x === "string"}, {@code x.kind === "circle"}. */
    private void equal(int left, int right, boolean yes, int inside) {
        String constant = constant(right);
        int asked = tree.is(left, "unary_expression") && tree.childOf(left, "typeof") >= 0 ? tree.child(left, "argument") : -1;
        if (isReference(asked) && yes && PRIMITIVES.contains(constant)) {
            found.add(new Narrowing(inside, onwards, asked, constant));
        }
        int object = tree.is(left, "member_expression") ? tree.child(left, "object") : -1;
        if (isReference(object) && !constant.isEmpty()) {
            found.add(new Narrowing(inside, onwards, object, Arms.with(tree.text(tree.child(left, "property")), constant, yes)));
        }
    }

    /** The text of a string, or a word for a truth value; empty if the node is neither. */
    private String constant(int node) {
        boolean word = tree.is(node, "true") || tree.is(node, "false");
        int text = tree.is(node, "string") ? tree.childOf(node, "string_fragment") : -1;
        return word ? tree.text(node) : text < 0 || tree.text(text).contains(" ") ? "" : tree.text(text);
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
