package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;

/** What is passed to the calls of one file, as far as it decides which method is meant. */
final class Arguments {
    private static final int DEEPEST_LAMBDA = 12;

    private final List<Use> uses;
    private final ResolvedUses resolved;
    private final PassedValues passedTo;
    private final Values values;
    private final MethodReferences references;

    Arguments(List<Use> uses, ResolvedUses resolved, PassedValues passedTo, Values values, MethodReferences references) {
        this.uses = uses;
        this.resolved = resolved;
        this.passedTo = passedTo;
        this.values = values;
        this.references = references;
    }

    List<Argument> of(Use use) {
        List<Argument> arguments = new ArrayList<>();
        for (Value value : PassedValues.of(use)) {
            arguments.add(argument(value, use));
        }
        return arguments;
    }

    /** The type arguments of a call, which are kept as its qualifier. */
    List<JType> typesOf(Use use) {
        if (!use.qualifier().startsWith("<")) {
            return List.of();
        }
        List<JType> types = new ArrayList<>();
        for (String text : use.qualifier().substring(1).split(" \\| ")) {
            types.add(values.of(new Value.OfType(text), use));
        }
        return types;
    }

    private Argument argument(Value value, Use by) {
        return switch (value) {
            case Value.Function(int parameters, Value result) -> {
                boolean known = parameters == 0 || result instanceof Value.OfType || !hangsOnLambda(result, 0);
                JType returned = known ? values.of(result, by) : JType.UNKNOWN;
                yield new Argument.Function(parameters, returned, null);
            }
            case Value.OfUse(int use) when use >= 0 -> passedTo.isMethodReference(use) ? reference(uses.get(use)) : call(use);
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) when operator == Value.Operator.EITHER ->
                either(argument(left, by), argument(right, by), value, by);
            case Value.OfType _, Value.This _, Value.Super _ -> Argument.fixed(values.of(value, by));
            default -> Argument.of(values.of(value, by));
        };
    }

    /** Of what a method returns the type arguments may be open; a type without any is certain. */
    private Argument call(int use) {
        // Not completed: what it leaves open the call may tell that it is passed to.
        ResolvedUse passed = resolved.get(use);
        JType type = JType.inferred(passed.type());
        Invocation invocation = passed.invocation();
        boolean fixed = invocation == null || invocation.method().returns() instanceof JType.Of of && of.arguments().isEmpty();
        return fixed ? Argument.fixed(type) : Argument.of(type);
    }

    /** A conditional of numbers or truth values has a type of its own (JLS 15.25), others fit where both values do. */
    private Argument either(Argument one, Argument other, Value value, Use by) {
        boolean simple = isPrimitive(one) || isPrimitive(other);
        return simple && !isReference(one) && !isReference(other) ? Argument.of(values.of(value, by)) : new Argument.Either(one, other);
    }

    private static boolean isPrimitive(Argument argument) {
        return argument instanceof Argument.OfType(JType type, boolean _)
                && (type instanceof JType.Primitive || type instanceof JType.Of of && Conversions.unboxed(of) != null);
    }

    /** Whether an argument is no value that is unboxed, for certain. */
    private static boolean isReference(Argument argument) {
        return !isPrimitive(argument)
                && !(argument instanceof Argument.OfType(JType type, boolean _)
                        && (type instanceof JType.Unknown || type instanceof JType.Free || type instanceof JType.Variable));
    }

    /** Whether a value's type may follow from the call that a lambda around it is passed to. */
    private boolean hangsOnLambda(Value value, int depth) {
        return switch (value) {
            case Value.LambdaParameter _ -> true;
            case Value.OfType(String type) -> type.startsWith("parameter ");
            case Value.ElementOf(Value collection) -> hangsOnLambda(collection, depth);
            case Value.Combined(Value.Operator _, Value left, Value right, int _) ->
                hangsOnLambda(left, depth + 1) || hangsOnLambda(right, depth + 1);
            case Value.Function(int parameters, Value result) -> parameters > 0 || hangsOnLambda(result, depth + 1);
            case Value.OfUse(int use) -> {
                if (use < 0 || depth > DEEPEST_LAMBDA) {
                    yield true;
                }
                Use other = uses.get(use);
                List<Value> arguments = other.arguments() == null ? List.of() : other.arguments();
                yield (other.receiver() != null && hangsOnLambda(other.receiver(), depth + 1))
                        || arguments.stream().anyMatch(one -> hangsOnLambda(one, depth + 1));
            }
            case Value.This _, Value.Super _, Value.Unknown _, Value.Awaited _, Value.PartOf _, Value.Parameter _, Value.Argument _ -> false;
        };
    }

    private Argument reference(Use use) {
        if (use.arguments() != null && !use.arguments().isEmpty()) {
            return Argument.fixed(values.of(use.arguments().getFirst(), use));
        }
        Argument.Referenced referenced = references.candidates(use.name(), Referred.of(use, resolved, values));
        Candidate only = referenced == null ? null : referenced.only();
        JType result = only == null || MethodReferences.isConstructor(use.name()) ? JType.UNKNOWN : only.returns();
        return new Argument.Function(-1, result, referenced);
    }
}
