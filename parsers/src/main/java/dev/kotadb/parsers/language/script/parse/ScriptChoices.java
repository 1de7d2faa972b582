package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Values of which a condition chooses one: {@code a ?? b}, and what a function returns in several places. */
final class ScriptChoices {
    /** Types whose members are never declared in a repository, so that beside another they tell nothing. */
    private static final Set<String> PLAIN = Set.of("null", "undefined", "string", "number", "boolean", "bigint", "RegExp", "Array", "object");

    /** Longer texts get no further types. */
    private static final int LONGEST = 400;

    /** Of longer arrays only the first item is read. */
    private static final int MOST_ITEMS = 12;

    private ScriptChoices() {}

    /** The value of an operator's expression; {@code first} is that of its first choice. */
    static Value chosen(SyntaxTree tree, int node, Value first, IntFunction<Value> value) {
        if (tree.is(node, "ternary_expression")) {
            return joined(first, value.apply(tree.child(node, "alternative")));
        } else if (!tree.is(node, "binary_expression")) {
            return first;
        }
        Value right = value.apply(tree.child(node, "right"));
        return tree.childOf(node, "&&") >= 0 ? right : joined(first, right);
    }

    /** The list of an array's items if the types of all are known. */
    static Value list(SyntaxTree tree, int array, IntFunction<Value> value) {
        Value items = Value.UNKNOWN;
        int count = 0;
        for (int at = tree.firstChild(array); at >= 0; at = tree.nextSibling(at)) {
            if (!tree.isNamed(at) || tree.isComment(at)) {
                continue;
            }
            Value item = value.apply(at);
            boolean known = item instanceof Value.OfType(String type) && !(type.startsWith("typeof ") && type.contains("("));
            if (!known || ++count > MOST_ITEMS) {
                return Value.UNKNOWN;
            }
            items = count == 1 ? item : either(items, item);
        }
        return items instanceof Value.OfType(String type) && count > 1 ? new Value.OfType("(" + type + ")[]") : Value.UNKNOWN;
    }

    private static Value joined(Value first, Value second) {
        Value one = one(first, second);
        return one == null ? Value.Combined.of(Value.Operator.EITHER, first, second) : one;
    }

    /** Two values as other files see them: both types behind each other. */
    static Value either(Value first, Value second) {
        Value one = first instanceof Value.Unknown || second instanceof Value.Unknown ? first : one(first, second);
        if (one != null) {
            return one;
        }
        if (!(first instanceof Value.OfType(String type) && second instanceof Value.OfType(String other))) {
            return first;
        }
        boolean known = (" || " + type + " || ").contains(" || " + other + " || ");
        return known || type.length() + other.length() > LONGEST ? first : new Value.OfType(type + " || " + other);
    }

    /** The one that tells something; null if both do. */
    private static @Nullable Value one(Value first, Value second) {
        return isPlain(second) && !(first instanceof Value.Unknown) || first.equals(second) ? first : isPlain(first) ? second : null;
    }

    private static boolean isPlain(Value value) {
        return value instanceof Value.OfType(String type) && PLAIN.contains(type);
    }
}
