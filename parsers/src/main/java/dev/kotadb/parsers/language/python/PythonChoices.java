package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.Syntax.Alternatives;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Which of several values an expression or a local has, as far as conditions and assignments tell. */
final class PythonChoices {
    /** How many values a joined one may have inside each other; more are not joined. */
    private static final int DEEPEST = 4;

    private PythonChoices() {}

    /** {@code a or B()}, {@code None if c else B()}; {@code a and b} is the latter. */
    static Value chosen(SyntaxTree tree, int node, Value first, IntFunction<Value> value) {
        boolean operator = tree.is(node, "boolean_operator");
        if (!operator && !tree.is(node, "conditional_expression")) {
            return first;
        }
        int last = tree.firstChild(node);
        for (int child = last; child >= 0; child = tree.nextSibling(child)) {
            last = tree.isComment(child) ? last : child;
        }
        Value other = value.apply(last);
        if (operator && tree.childOf(node, "and") >= 0 || isNone(first)) {
            return other;
        } else if (isNone(other) || other.equals(first)) {
            return first;
        }
        return joined(first, other);
    }

    static Alternatives alternatives(SyntaxTree tree, int statement) {
        if (!tree.is(statement, "if_statement")) {
            return Alternatives.NONE;
        }
        List<Integer> branches = new ArrayList<>();
        boolean complete = false;
        for (int child = tree.firstChild(statement); child >= 0; child = tree.nextSibling(child)) {
            boolean last = tree.is(child, "else_clause");
            complete |= last;
            if (last || tree.is(child, "elif_clause") || tree.isField(child, "consequence")) {
                branches.add(child);
            }
        }
        return new Alternatives(branches, complete);
    }

    static boolean leaves(SyntaxTree tree, int branch) {
        String body = tree.is(branch, "else_clause") ? "body" : tree.is(branch, "elif_clause") ? "consequence" : "";
        return PythonNarrowings.leaves(tree, body.isEmpty() ? branch : tree.child(branch, body));
    }

    static Value joined(Value first, Value second) {
        if (first.equals(second) || isNone(second) && !(first instanceof Value.Unknown)) {
            return first;
        } else if (isNone(first)) {
            return second;
        }
        boolean plain = isPlain(second, DEEPEST) && (isPlain(first, DEEPEST) || first instanceof Value.Combined);
        return plain ? Value.Combined.of(Value.Operator.EITHER, first, second) : Value.UNKNOWN;
    }

    /** Whether it contains few other values, so that what is made of many of them stays small. */
    private static boolean isPlain(Value value, int depth) {
        return switch (value) {
            case Value.OfUse _, Value.OfType _, Value.This _, Value.Unknown _, Value.Parameter _, Value.Super _ -> true;
            case Value.PartOf(Value whole, String _) -> depth > 0 && isPlain(whole, depth - 1);
            case Value.ElementOf(Value all) -> depth > 0 && isPlain(all, depth - 1);
            case Value.Awaited(Value promise) -> depth > 0 && isPlain(promise, depth - 1);
            case Value.Argument _, Value.Combined _, Value.Function _, Value.LambdaParameter _ -> false;
        };
    }

    /** A name that is {@code None} for a while has the members of what else it is. */
    private static boolean isNone(Value value) {
        return value instanceof Value.OfType(String type) && type.equals("null");
    }

    static Value assigned(Value before, String declared, Value value) {
        if (isNone(value)) {
            return before instanceof Value.Unknown ? value : before;
        }
        return declared.isEmpty() || isTold(value) ? value : Told.declared(value, declared);
    }

    private static boolean isTold(Value value) {
        return value instanceof Value.OfType(String type) && !type.startsWith(PythonTypes.QUERY);
    }
}
