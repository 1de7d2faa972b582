package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what calls give and take; their arguments are null where they are not known. */
final class Calls {
    private final Script script;
    private final Recursion recursion;

    Calls(Script script, Recursion recursion) {
        this.script = script;
        this.recursion = recursion;
    }

    /** The value that calling a name gives. */
    Meaning call(Meaning named, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> callDeclared(one, arguments));
            case Meaning.Anonymous(Meaning type) -> call(type, arguments);
            case Meaning.BuiltIn builtIn -> BuiltIns.result(builtIn);
            case Meaning.Either either -> either.each(arm -> call(arm, arguments));
            case Meaning.Callable callable -> callable.result();
            case Meaning.Structure(Map<String, Meaning> members) ->
                members.get("()") instanceof Meaning.Callable callable ? callable.result() : Meaning.UNKNOWN;
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.Instance instance -> recursion.deeper(() -> callInstance(instance, arguments));
            case Meaning.Container container -> Meaning.UNKNOWN;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
            case Meaning.Module module -> Meaning.UNKNOWN;
        };
    }

    private Meaning callDeclared(Meaning.Named named, @Nullable Arguments arguments) {
        Declared chosen = script.declarators.overload(named.declared(), arguments);
        Symbol symbol = chosen.symbol();
        boolean function = symbol.kind() == SymbolKind.FUNCTION || symbol.kind() == SymbolKind.METHOD
                || (symbol.shape().parameters() != null && symbol.kind() != SymbolKind.CLASS);
        if (!function) {
            Meaning value = script.values.read(named);
            return value instanceof Meaning.Named same && same.same(named) ? Meaning.UNKNOWN : call(value, arguments);
        }
        Scope scope = Inference.bind(script, chosen, script.members.scope(named, chosen), arguments);
        String type = symbol.shape().type();
        if (type != null) {
            return script.types.of(type, scope);
        }
        Meaning value = symbol.shape().value() instanceof Value.OfType(String text)
                ? script.types.of(text, scope)
                : Values.receiver(symbol.shape().value(), named);
        return symbol.is("async") && !(value instanceof Meaning.Unknown) ? BuiltIns.promise(value) : value;
    }

    private Meaning callInstance(Meaning.Instance instance, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return call(script.types.aliased(instance, instance), arguments);
        }
        Meaning signature = script.members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named named ? call(named, arguments) : Meaning.UNKNOWN;
    }

    /** The value that {@code new} with a name gives. */
    Meaning created(Meaning named, @Nullable Arguments arguments) {
        if (named instanceof Meaning.Named one) {
            Declared declared = one.declared();
            if (declared.symbol().kind() == SymbolKind.CLASS) {
                return new Meaning.Instance(declared, Inference.typeArguments(script, declared, arguments));
            }
            if (declared.symbol().kind() == SymbolKind.FUNCTION) {
                return Meaning.UNKNOWN;
            }
            Meaning value = script.values.read(named);
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

    /** What the called one declares as the type of an argument. */
    Meaning parameter(Meaning named, int argument, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.BuiltIn builtIn -> BuiltIns.callback(builtIn);
            case Meaning.Callable(List<Meaning> parameters, Meaning result) ->
                argument < parameters.size() ? callable(parameters.get(argument)) : Meaning.UNKNOWN;
            case Meaning.Anonymous(Meaning type) -> parameter(type, argument, arguments);
            case Meaning.Named one -> recursion.deeper(() -> declaredParameter(one, argument, arguments));
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning declaredParameter(Meaning.Named one, int argument, @Nullable Arguments arguments) {
        Declared chosen = script.declarators.overload(one.declared(), arguments);
        if (chosen.symbol().kind() == SymbolKind.CLASS) {
            List<Declared> constructors = script.index.children(chosen, "constructor");
            return constructors.isEmpty()
                    ? Meaning.UNKNOWN
                    : declaredParameter(new Meaning.Named(constructors.getFirst()), argument, arguments);
        }
        List<String> parameters = chosen.symbol().shape().parameters();
        if (parameters == null) {
            Meaning value = script.values.read(one);
            return value instanceof Meaning.Named ? Meaning.UNKNOWN : parameter(value, argument, arguments);
        }
        if (argument >= parameters.size() || parameters.get(argument).isEmpty()) {
            return Meaning.UNKNOWN;
        }
        Scope scope = Inference.bind(script, chosen, script.members.scope(one, chosen), arguments);
        return callable(script.types.of(parameters.get(argument), scope));
    }

    /** A value as a function: an alias of a function's type is one. */
    private Meaning callable(Meaning value) {
        if (value instanceof Meaning.Instance instance && instance.symbol().kind() == SymbolKind.TYPE) {
            return recursion.deeper(() -> callable(script.types.aliased(instance, instance)));
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
}
