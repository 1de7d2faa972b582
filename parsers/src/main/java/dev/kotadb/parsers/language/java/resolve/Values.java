package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of the values in one file. They follow from uses mostly: what a call returns depends on what the functions return
 * that are passed to it, and what these take on the call.
 */
final class Values {
    private final Types types;
    private final List<Use> uses;
    private final ResolvedUses resolved;
    private final PassedValues passedTo;
    private final Calls calls;
    private final WrittenTypes written;
    private final Operators operators;
    private final Set<Integer> completed = new HashSet<>();
    private final Set<Long> asked = new HashSet<>();
    private final Set<Integer> widest = new HashSet<>();

    Values(Types types, List<Use> uses, ResolvedUses resolved, PassedValues passedTo, Calls calls) {
        this.types = types;
        this.uses = uses;
        this.resolved = resolved;
        this.passedTo = passedTo;
        this.calls = calls;
        this.written = new WrittenTypes(types);
        this.operators = new Operators(types);
    }

    /** @param by the use that the value is the receiver or an argument of */
    JType of(Value value, Use by) {
        return switch (value) {
            case Value.OfType(String text) -> written.of(text, types.scope(by));
            case Value.OfUse(int use) -> complete(use);
            case Value.This(int symbol) -> types.of(types.index().own(symbol)).self();
            case Value.Super(int symbol) -> parent(types.of(types.index().own(symbol)));
            case Value.ElementOf(Value collection) -> element(of(collection, by));
            case Value.Combined(Value.Operator operator, Value left, Value right, int _) ->
                operators.of(operator, of(left, by), of(right, by));
            case Value.LambdaParameter(int use, int argument, int parameter) -> lambdaParameter(use, argument, parameter);
            case Value.PartOf(Value function, String part) when part.startsWith(Value.PartOf.PARAMETER) -> JType.base(
                    types.members().parameter(of(function, by), Integer.parseInt(part.substring(Value.PartOf.PARAMETER.length()))));
            case Value.Unknown _, Value.Awaited _, Value.Function _, Value.PartOf _, Value.Parameter _, Value.Argument _ -> JType.UNKNOWN;
        };
    }

    private JType parent(TypeDeclaration type) {
        for (JType one : type.supertypes()) {
            if (!(one instanceof JType.Of of && of.declaration().isInterface())) {
                return one;
            }
        }
        return types.object().<JType>map(of -> of).orElse(JType.UNKNOWN);
    }

    private JType element(JType collection) {
        JType base = JType.base(collection);
        if (base instanceof JType.Array(JType element)) {
            return JType.base(element);
        }
        if (types.implied("java/lang/Iterable", List.of()) instanceof JType.Of iterable) {
            JType.Of as = types.members().supertype(base, iterable.declaration());
            if (as != null && as.arguments().size() == 1) {
                return JType.base(as.arguments().getFirst());
            }
        }
        return JType.UNKNOWN;
    }

    /** What the call tells of a parameter of the lambda passed to it. */
    private JType lambdaParameter(int call, int argument, int parameter) {
        Invocation invocation = resolved.get(call).invocation();
        if (invocation == null) {
            return JType.UNKNOWN;
        }
        JType type = types.members().parameter(invocation.parameter(argument), parameter);
        if (type instanceof JType.Free) {
            inferFromOthers(call, argument, invocation);
            type = types.members().parameter(invocation.parameter(argument), parameter);
        }
        if (type instanceof JType.Free && passedTo.call(call) >= 0) {
            resolved.get(passedTo.call(call));
            inferFromOthers(call, argument, invocation);
            type = types.members().parameter(invocation.parameter(argument), parameter);
        }
        return JType.base(type);
    }

    /** The type that a use evaluates to, with what its functions return taken into account. A method reference has none. */
    private JType complete(int index) {
        if (index >= 0 && passedTo.isMethodReference(index)) {
            return JType.UNKNOWN;
        }
        ResolvedUse use = resolved.get(index);
        Invocation invocation = use.invocation();
        if (invocation == null) {
            return JType.base(use.type());
        }
        if (completed.add(index)) {
            List<Value> arguments = PassedValues.of(uses.get(index));
            for (int i = 0; i < arguments.size(); i++) {
                inferFromFunction(arguments.get(i), invocation.parameter(i), uses.get(index));
            }
        }
        return JType.base(JType.inferred(use.type()));
    }

    private void inferFromFunction(Value argument, JType parameter, Use by) {
        if (argument instanceof Value.Function(int parameters, Value result)) {
            calls.bindResult(parameter, of(result, by));
        } else if (argument instanceof Value.Combined(Value.Operator operator, Value left, Value right, int _)
                && operator == Value.Operator.EITHER) {
            inferFromFunction(left, parameter, by);
            inferFromFunction(right, parameter, by);
        } else if (argument instanceof Value.OfUse(int use) && use >= 0) {
            if (passedTo.isMethodReference(use)) {
                calls.bindResult(parameter, referenced(use));
            } else if (resolved.get(use).invocation() != null) {
                complete(use);
            }
        }
    }

    /** What calling the method referred to gives; unknown where it is not resolved. */
    private JType referenced(int index) {
        ResolvedUse reference = resolved.get(index);
        if (MethodReferences.isConstructor(uses.get(index).name())) {
            return reference.type();
        }
        return reference.invocation() == null ? JType.UNKNOWN : reference.invocation().returns();
    }

    /** What the result of a call has to be; unknown if the file does not tell. */
    JType wanted(Use use) {
        return use.arguments() != null && !use.arguments().isEmpty()
                        && use.arguments().getLast() instanceof Value.Argument(String name, Value value)
                        && name.equals(Value.Argument.RESULT)
                ? of(value, use)
                : JType.UNKNOWN;
    }

    /** The function that a method reference has to be, null where the call that it is passed to is not known. */
    @Nullable JType functionWanted(int use) {
        List<Value> target = uses.get(use).arguments();
        if (target != null && !target.isEmpty()) {
            return of(target.getFirst(), uses.get(use));
        }
        int call = passedTo.call(use);
        int position = passedTo.position(use);
        Invocation invocation = resolved.get(call).invocation();
        if (invocation == null) {
            return null;
        }
        if (!takesKnown(invocation.parameter(position))) {
            inferFromOthers(call, position, invocation);
        }
        if (passedTo.call(call) >= 0 && !takesKnown(invocation.parameter(position))) {
            resolved.get(passedTo.call(call));
        }
        return invocation.parameter(position);
    }

    /** Whether all that a function takes is known. */
    private boolean takesKnown(JType function) {
        Candidate method = types.members().function(function);
        for (int i = 0; method != null && i < method.arity(); i++) {
            if (JType.plain(method.parameter(i)) instanceof JType.Free) {
                return false;
            }
        }
        return method != null;
    }

    /** What else is passed to a call tells: other calls, and functions that take nothing that is still to be inferred. */
    private void inferFromOthers(int call, int argument, Invocation invocation) {
        List<Value> arguments = PassedValues.of(uses.get(call));
        for (int i = 0; i < arguments.size(); i++) {
            boolean used = arguments.get(i) instanceof Value.OfUse(int use) && use >= 0;
            boolean nested = arguments.get(i) instanceof Value.OfUse(int use) && used && !passedTo.isMethodReference(use);
            boolean function = arguments.get(i) instanceof Value.Function || used && !nested;
            if (i != argument && (nested || function && takesKnown(invocation.parameter(i))) && asked.add(((long) call << 32) + i)) {
                if (!calls.bindWanted(resolved.get(call).type(), wanted(uses.get(call)))) {
                    widest.add(call);
                }
                inferFromFunction(arguments.get(i), invocation.parameter(i), uses.get(call));
            }
        }
    }

    /**
     * Whether a value is known from other functions that are passed with the lambda that takes it, while what the result of all is
     * wanted for may ask for a supertype: {@code List} after {@code ArrayList::new}.
     */
    boolean isWidest(Value value) {
        return value instanceof Value.LambdaParameter(int call, int _, int _) && widest.contains(call);
    }
}
