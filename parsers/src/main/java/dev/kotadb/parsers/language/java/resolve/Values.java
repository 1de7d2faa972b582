package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of values. */
final class Values {
    private static final int DEEPEST = 12;
    private static final String PARAMETER = "parameter ";

    private final Types types;
    private final Uses uses;
    private final Map<String, TypeText> texts = new HashMap<>();
    private final Map<@Nullable Declared, Map<String, JType>> written = new HashMap<>();

    Values(Types types, Uses uses) {
        this.types = types;
        this.uses = uses;
    }

    /** @param by the use that the value is the receiver or an argument of */
    JType of(Value value, Use by) {
        return switch (value) {
            case Value.Unknown() -> JType.UNKNOWN;
            case Value.OfType(String text) -> written(text, uses.scope(by));
            case Value.OfUse(int use) -> uses.calls().complete(use);
            case Value.This(int symbol) -> types.of(types.index().own(symbol)).self();
            case Value.Super(int symbol) -> parent(types.of(types.index().own(symbol)));
            case Value.ElementOf(Value collection) -> element(of(collection, by));
            case Value.Awaited awaited -> JType.UNKNOWN;
            case Value.LambdaParameter(int use, int argument, int parameter) ->
                uses.calls().lambdaParameter(use, argument, parameter);
            case Value.Function function -> JType.UNKNOWN;
        };
    }

    private JType written(String text, @Nullable Declared scope) {
        if (text.equals("null")) {
            return JType.NULL;
        }
        Map<String, JType> here = written.computeIfAbsent(scope, key -> new HashMap<>());
        JType known = here.get(text);
        if (known == null) {
            known = text.startsWith(PARAMETER) ? parameterOf(text, scope) : resolve(text, scope);
            here.put(text, known);
        }
        return known;
    }

    private JType resolve(String text, @Nullable Declared scope) {
        TypeText parsed = texts.computeIfAbsent(text, TypeTextParser::type);
        return types.resolve(parsed, name -> types.names().lookUp(types.index().self(), scope, name));
    }

    /** {@code parameter 0 of T}: of a lambda that is assigned to a T. */
    private JType parameterOf(String text, @Nullable Declared scope) {
        int of = text.indexOf(" of ");
        if (of < 0) {
            return JType.UNKNOWN;
        }
        int parameter = Integer.parseInt(text.substring(PARAMETER.length(), of));
        return parameter(resolve(text.substring(of + 4), scope), parameter);
    }

    /** The type of a functional interface's parameter. */
    static JType parameter(JType function, int parameter) {
        if (Applicability.plain(function) instanceof JType.Of of) {
            Candidate method = of.declaration().function().method();
            if (method != null && parameter < method.arity()) {
                return Applicability.plain(method.in(Substitution.of(of)).parameter(parameter));
            }
        }
        return JType.UNKNOWN;
    }

    private static JType parent(RepositoryType type) {
        for (JType one : type.supertypes()) {
            if (!(one instanceof JType.Of of && of.declaration().isInterface())) {
                return one;
            }
        }
        return type.types().object().<JType>map(of -> of).orElse(JType.UNKNOWN);
    }

    private JType element(JType collection) {
        JType base = base(collection);
        if (base instanceof JType.Array(JType element)) {
            return base(element);
        }
        if (types.implied("java/lang/Iterable", List.of()) instanceof JType.Of iterable) {
            JType.Of as = Inference.supertype(base, iterable.declaration());
            if (as != null && as.arguments().size() == 1) {
                return base(as.arguments().getFirst());
            }
        }
        return base instanceof JType.Outside ? JType.UNKNOWN : JType.UNKNOWN;
    }

    /** What members are looked up in: bounds in the place of wildcards and of what was not inferred. */
    static JType base(JType type) {
        JType base = type;
        for (int i = 0; i < DEEPEST; i++) {
            switch (base) {
                case JType.Wildcard(boolean lower, JType bound) -> {
                    if (lower) {
                        return bound.equals(JType.UNKNOWN) ? JType.UNKNOWN : bound;
                    }
                    base = bound;
                }
                case JType.Free free -> {
                    JType binding = free.binding();
                    base = binding == null ? free.variable().bound() : binding;
                }
                default -> {
                    return base;
                }
            }
        }
        return JType.UNKNOWN;
    }
}
