package dev.kotadb.parsers.resolve.script;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells what reading a name gives, what calling it gives, and what it takes. */
final class Calls {
    private static final int DEEPEST = 24;

    private final Script script;
    private int depth;

    Calls(Script script) {
        this.script = script;
    }

    /** The value that a name gives. */
    Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> deeper(() -> readDeclared(one));
            case Meaning.Anonymous(Meaning type) -> type;
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Either(List<Meaning> arms) -> each(arms, this::read);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> named;
            case Meaning.Outside outside -> named;
            case Meaning.Instance instance -> named;
            case Meaning.Module module -> named;
            case Meaning.Container container -> named;
            case Meaning.Callable callable -> named;
            case Meaning.Structure structure -> named;
        };
    }

    /** The value that calling a name gives; the arguments are null where they are not known. */
    Meaning call(Meaning named, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.Named one -> deeper(() -> callDeclared(one, arguments));
            case Meaning.Anonymous(Meaning type) -> call(type, arguments);
            case Meaning.BuiltIn builtIn -> BuiltIns.result(builtIn);
            case Meaning.Either(List<Meaning> arms) -> each(arms, arm -> call(arm, arguments));
            case Meaning.Callable callable -> callable.result();
            case Meaning.Structure(Map<String, Meaning> members) ->
                members.get("()") instanceof Meaning.Callable callable ? callable.result() : Meaning.UNKNOWN;
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.Instance instance -> deeper(() -> callInstance(instance, arguments));
            case Meaning.Container container -> Meaning.UNKNOWN;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
            case Meaning.Module module -> Meaning.UNKNOWN;
        };
    }

    /** The value that {@code new} with a name gives. */
    Meaning created(Meaning named, @Nullable Arguments arguments) {
        if (named instanceof Meaning.Named one) {
            Declared declared = one.declared();
            if (declared.symbol().kind() == SymbolKind.CLASS) {
                return new Meaning.Instance(declared, script.calls.classArguments(declared, arguments));
            }
            if (declared.symbol().kind() == SymbolKind.FUNCTION) {
                return Meaning.UNKNOWN;
            }
            Meaning value = read(named);
            return value instanceof Meaning.Named same && same.same(one) ? Meaning.UNKNOWN : created(value, arguments);
        }
        if (named instanceof Meaning.Instance instance) {
            Meaning member = script.members.ofInstance(instance, instance, "new", new HashSet<>());
            return member instanceof Meaning.Named ? call(member, arguments) : Meaning.UNKNOWN;
        }
        return named instanceof Meaning.Callable || named instanceof Meaning.Outside
                ? call(named, arguments)
                : Meaning.UNKNOWN;
    }

    Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> BuiltIns.element(container);
            case Meaning.Structure(Map<String, Meaning> members) -> members.getOrDefault("", Meaning.UNKNOWN);
            case Meaning.Either(List<Meaning> arms) -> each(arms, this::element);
            case Meaning.Instance instance -> {
                String aliased = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
                yield aliased == null
                        ? Meaning.UNKNOWN
                        : deeper(() -> element(script.types.of(
                                aliased, script.members.scope(instance.declared(), instance.arguments(), instance))));
            }
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }

    /** What the called one declares as the type of an argument. */
    Meaning parameter(Meaning named, int argument, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.BuiltIn builtIn -> BuiltIns.callback(builtIn);
            case Meaning.Callable(List<Meaning> parameters, Meaning result) ->
                argument < parameters.size() ? callable(parameters.get(argument)) : Meaning.UNKNOWN;
            case Meaning.Anonymous(Meaning type) -> parameter(type, argument, arguments);
            case Meaning.Named one -> deeper(() -> declaredParameter(one, argument, arguments));
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning declaredParameter(Meaning.Named one, int argument, @Nullable Arguments arguments) {
        Declared chosen = chosen(one.declared(), arguments);
        if (chosen.symbol().kind() == SymbolKind.CLASS) {
            List<Declared> constructors = script.index.children(chosen, "constructor");
            return constructors.isEmpty()
                    ? Meaning.UNKNOWN
                    : declaredParameter(new Meaning.Named(constructors.getFirst()), argument, arguments);
        }
        List<String> parameters = chosen.symbol().shape().parameters();
        if (parameters == null) {
            Meaning value = read(one);
            return value instanceof Meaning.Named ? Meaning.UNKNOWN : parameter(value, argument, arguments);
        }
        if (argument >= parameters.size() || parameters.get(argument).isEmpty()) {
            return Meaning.UNKNOWN;
        }
        Scope scope = inside(one, chosen);
        return callable(script.types.of(parameters.get(argument), scope.with(inferred(chosen, scope, arguments))));
    }

    /** A value as a function: an alias of a function's type is one. */
    private Meaning callable(Meaning value) {
        if (value instanceof Meaning.Instance instance && instance.symbol().kind() == SymbolKind.TYPE) {
            String aliased = instance.symbol().shape().type();
            return aliased == null
                    ? Meaning.UNKNOWN
                    : deeper(() -> callable(script.types.of(
                            aliased, script.members.scope(instance.declared(), instance.arguments(), instance))));
        }
        if (value instanceof Meaning.Either(List<Meaning> arms)) {
            for (Meaning arm : arms) {
                Meaning one = callable(arm);
                if (one instanceof Meaning.Callable) {
                    return one;
                }
            }
        }
        return value;
    }

    private Meaning readDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        boolean accessor = symbol.detail().contains("access") || symbol.detail().contains("getter")
                || symbol.is("get");
        return switch (symbol.kind()) {
            case CLASS, ENUM, FUNCTION, INTERFACE, TYPE -> named;
            case METHOD -> accessor ? valueOf(named) : named;
            case VARIABLE, CONSTANT, PROPERTY -> {
                if (Declarators.isEnumMember(named.declared())) {
                    Declared around = script.index.enclosing(named.declared());
                    yield around == null ? Meaning.UNKNOWN : new Meaning.Instance(around, List.of());
                }
                yield valueOf(named);
            }
        };
    }

    /** The declared type of a variable or the return type of a function, else what its value tells. */
    private Meaning valueOf(Meaning.Named named) {
        Symbol symbol = named.symbol();
        boolean function = symbol.shape().parameters() != null && symbol.kind() != SymbolKind.METHOD;
        String type = symbol.shape().type();
        if (function) {
            return named;
        } else if (type != null) {
            return script.types.of(type, inside(named, named.declared()));
        }
        Meaning value = written(symbol.shape().value(), named);
        return value instanceof Meaning.Unknown && !Declarators.isNamespace(named.declared()) ? orObject(named) : value;
    }

    private Meaning orObject(Meaning.Named named) {
        boolean literal = symbolHasMembers(named.declared());
        return literal ? named : Meaning.UNKNOWN;
    }

    private boolean symbolHasMembers(Declared declared) {
        return !script.index.children(declared).isEmpty();
    }

    private Meaning written(Value value, Meaning.Named named) {
        return value instanceof Value.OfType(String text)
                ? script.types.of(text, inside(named, named.declared()))
                : value instanceof Value.This || value instanceof Value.Super
                        ? named.self() == null ? Meaning.UNKNOWN : named.self()
                        : Meaning.UNKNOWN;
    }

    private Meaning callDeclared(Meaning.Named named, @Nullable Arguments arguments) {
        Declared chosen = chosen(named.declared(), arguments);
        Symbol symbol = chosen.symbol();
        boolean function = symbol.kind() == SymbolKind.FUNCTION || symbol.kind() == SymbolKind.METHOD
                || symbol.shape().parameters() != null && symbol.kind() != SymbolKind.CLASS;
        if (!function) {
            Meaning value = read(named);
            return value instanceof Meaning.Named same && same.same(named) ? Meaning.UNKNOWN : call(value, arguments);
        }
        Scope scope = inside(named, chosen);
        Scope bound = scope.with(inferred(chosen, scope, arguments));
        String type = symbol.shape().type();
        if (type != null) {
            return script.types.of(type, bound);
        }
        Meaning value = symbol.shape().value() instanceof Value.OfType(String text)
                ? script.types.of(text, bound)
                : written(symbol.shape().value(), named);
        return symbol.is("async") && !(value instanceof Meaning.Unknown) ? BuiltIns.promise(value) : value;
    }

    private Meaning callInstance(Meaning.Instance instance, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            String aliased = instance.symbol().shape().type();
            return aliased == null
                    ? Meaning.UNKNOWN
                    : call(script.types.of(
                            aliased, script.members.scope(instance.declared(), instance.arguments(), instance)), arguments);
        }
        Meaning signature = script.members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named named ? call(named, arguments) : Meaning.UNKNOWN;
    }

    /** The overload that takes this many arguments; the first where none or no count is known. */
    private Declared chosen(Declared declared, @Nullable Arguments arguments) {
        if (arguments == null || declared.symbol().shape().parameters() == null) {
            return declared;
        }
        List<Declared> overloads = script.declarators.merged(declared);
        for (Declared one : overloads) {
            if (one.symbol().kind() == declared.symbol().kind() && takes(one.symbol().shape(), arguments.count())) {
                return one;
            }
        }
        return declared;
    }

    private static boolean takes(Symbol.Shape shape, int count) {
        List<String> parameters = shape.parameters();
        int most = parameters == null ? 0 : parameters.size();
        int least = most - shape.optional() - (shape.variadic() ? 1 : 0);
        return parameters != null && count >= least && (count <= most || shape.variadic());
    }

    private List<Meaning> classArguments(Declared type, @Nullable Arguments arguments) {
        List<String> parameters = type.symbol().shape().typeParameters();
        List<Declared> constructors = parameters.isEmpty() || arguments == null
                ? List.of()
                : script.index.children(type, "constructor");
        if (constructors.isEmpty() || arguments == null) {
            return List.of();
        }
        List<String> taken = constructors.getFirst().symbol().shape().parameters();
        Map<String, Meaning> found = Inference.of(
                script, parameters, taken == null ? List.of() : taken, Scope.top(type.unit()), arguments);
        List<Meaning> given = new ArrayList<>();
        for (String parameter : parameters) {
            given.add(found.getOrDefault(new TypeParameter(parameter).name(), Meaning.UNKNOWN));
        }
        return given;
    }

    private Map<String, Meaning> inferred(Declared function, Scope scope, @Nullable Arguments arguments) {
        Symbol.Shape shape = function.symbol().shape();
        if (arguments == null || shape.typeParameters().isEmpty() || shape.parameters() == null) {
            return Map.of();
        }
        return Inference.of(script, shape.typeParameters(), shape.parameters(), scope, arguments);
    }

    /** The scope of a declaration's own types: its owner binds the type parameters around it. */
    private Scope inside(Meaning.Named named, Declared declared) {
        Meaning.Instance owner = named.owner();
        Map<String, Meaning> bindings = owner == null
                ? new HashMap<>()
                : script.members.bindings(owner.declared(), owner.arguments());
        return new Scope(declared.unit(), declared, bindings, named.self());
    }

    private static Meaning each(List<Meaning> arms, UnaryOperator<Meaning> what) {
        List<Meaning> results = new ArrayList<>();
        for (Meaning arm : arms) {
            Meaning result = what.apply(arm);
            if (!(result instanceof Meaning.Unknown)) {
                results.add(result);
            }
        }
        return results.isEmpty() ? Meaning.UNKNOWN : results.size() == 1 ? results.getFirst() : new Meaning.Either(results);
    }

    private Meaning deeper(Supplier<Meaning> what) {
        if (depth >= DEEPEST || script.isTired()) {
            return Meaning.UNKNOWN;
        }
        depth++;
        try {
            return what.get();
        } finally {
            depth--;
        }
    }
}
