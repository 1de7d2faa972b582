package dev.kotadb.parsers.tree;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Rewrites values for other files, which cannot see this file's uses, as chains of names (see {@code Symbol.Shape}). */
final class Chains {
    private static final int LONGEST = 20;

    private final List<Use> uses;
    private final Syntax syntax;

    Chains(List<Use> uses, Syntax syntax) {
        this.uses = uses;
        this.syntax = syntax;
    }

    Value portable(Value value) {
        return switch (value) {
            case Value.OfType known -> known.type().equals("null") ? Value.UNKNOWN : known;
            case Value.Function(int parameters, Value result) -> new Value.Function(parameters, portable(result));
            case Value.Unknown unknown -> unknown;
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) when operator == Value.Operator.EITHER ->
                syntax.either(portable(left), portable(right));
            case Value.LambdaParameter _, Value.Combined _, Value.Argument _ -> Value.UNKNOWN;
            case Value.Parameter parameter -> parameter;
            case Value.PartOf(Value all, String part) when part.startsWith(Syntax.Narrowing.PART) -> portable(syntax.told(all, part));
            case Value.PartOf(Value _, String part) when part.equals(Value.PartOf.RESULT) && syntax.chainsBeginWithTypes() -> chain(value);
            case Value.PartOf part when part.isOfFunction() && !part.part().equals(Value.PartOf.RESULT) -> Value.UNKNOWN;
            case Value.PartOf(Value.OfType(String type), String part) -> {
                String known = syntax.partOfType(type, part);
                yield known.isEmpty() ? Value.UNKNOWN : new Value.OfType(known);
            }
            case Value.OfUse _, Value.This _, Value.Super _, Value.ElementOf _, Value.PartOf _, Value.Awaited _ -> chain(value);
        };
    }

    /** The chain of the first argument, or its type behind a colon, if the result follows from it. */
    private String argument(Use use) {
        List<Value> given = use.arguments();
        if (given == null) {
            return "";
        }
        if (use.receiver() != null || given.isEmpty() || !syntax.keepsArgument(use.name())) {
            return syntax.keptArguments(given);
        }
        if (!(portable(given.getFirst()) instanceof Value.OfType(String text))) {
            return "";
        }
        return text.startsWith("typeof ") ? text.substring("typeof ".length()) : ":" + text;
    }

    private Value chain(Value whole) {
        Deque<String> pieces = new ArrayDeque<>();
        Value value = whole;
        while (pieces.size() < LONGEST) {
            switch (value) {
                case Value.OfUse(int index) -> {
                    Use use = uses.get(index);
                    String piece = use.name() + (use.arguments() == null ? "" : "(" + Value.Argument.types(use.arguments()) + argument(use) + ")");
                    if (use.receiver() == null || use.name().equals("super")) {
                        pieces.push(piece);
                        return new Value.OfType("typeof " + String.join("", pieces));
                    }
                    pieces.push("." + piece);
                    value = use.receiver();
                }
                case Value.ElementOf(Value collection) -> {
                    pieces.push("[]");
                    value = collection;
                }
                case Value.PartOf(Value all, String part) when part.startsWith(Syntax.Narrowing.PART) -> value = syntax.told(all, part);
                case Value.PartOf part when part.isOfFunction() && !part.part().equals(Value.PartOf.RESULT) -> {
                    return Value.UNKNOWN;
                }
                case Value.PartOf(Value all, String part) -> {
                    pieces.push(part.startsWith("[") || part.equals(Value.PartOf.RESULT) ? part : "." + part);
                    value = all;
                }
                case Value.Awaited(Value promise) -> {
                    pieces.push(".await");
                    value = promise;
                }
                case Value.This _ -> {
                    pieces.push("this");
                    return new Value.OfType("typeof " + String.join("", pieces));
                }
                case Value.Super _ -> {
                    pieces.push("super");
                    return new Value.OfType("typeof " + String.join("", pieces));
                }
                case Value.OfType(String type) when syntax.chainsBeginWithTypes() && !type.startsWith("typeof ") -> {
                    pieces.push("(" + type + ")");
                    return new Value.OfType("typeof " + String.join("", pieces));
                }
                case Value.Combined combined -> value = syntax.chained(combined);
                case Value.OfType _, Value.Function _, Value.Unknown _, Value.LambdaParameter _, Value.Parameter _, Value.Argument _ -> {
                    return Value.UNKNOWN;
                }
            }
        }
        return Value.UNKNOWN;
    }
}
