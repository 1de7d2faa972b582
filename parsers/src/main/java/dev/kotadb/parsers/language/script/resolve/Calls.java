package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invocation: chooses overloads, infers type parameters from the arguments, and tells a call's result. */
final class Calls {
    private final Names names;
    private final Members members;
    private final Evaluation evaluation;
    private final Recursion recursion;

    Calls(Names names, Members members, Evaluation evaluation, Recursion recursion) {
        this.names = names;
        this.members = members;
        this.evaluation = evaluation;
        this.recursion = recursion;
    }

    /** The result of calling a name; {@code arguments} is null if they are not known. */
    Meaning call(Meaning named, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> callDeclared(one, arguments));
            case Meaning.Anonymous(Meaning type) -> call(type, arguments);
            case Meaning.BuiltIn builtIn -> BuiltIns.result(builtIn);
            case Meaning.Either either -> either.each(arm -> call(arm, arguments));
            case Meaning.Callable callable -> callable.result();
            case Meaning.Structure(Map<String, Meaning> members) ->
                members.get("()") instanceof Meaning.Callable callable ? callable.result() : Meaning.UNKNOWN;
            case Meaning.Outside(ExternalSymbol symbol, var _) when symbol != null && symbol.scheme() == Scheme.JS -> Library.read(symbol);
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
        Declared chosen = names.declarators.overload(named.declared(), arguments);
        Symbol symbol = chosen.symbol();
        boolean function = symbol.kind() == SymbolKind.FUNCTION || symbol.kind() == SymbolKind.METHOD
                || (symbol.shape().parameters() != null && symbol.kind() != SymbolKind.CLASS);
        if (!function) {
            Meaning value = evaluation.read(named);
            return value instanceof Meaning.Named same && same.same(named) ? Meaning.UNKNOWN : call(value, arguments);
        }
        Scope scope = bind(chosen, members.scope(named, chosen), arguments);
        String type = symbol.shape().type();
        if (type != null) {
            return evaluation.type(type, scope);
        }
        Meaning value = symbol.shape().value() instanceof Value.OfType(String text)
                ? evaluation.type(text, scope)
                : Members.receiver(symbol.shape().value(), named);
        return symbol.is("async") && !(value instanceof Meaning.Unknown) ? BuiltIns.promise(value) : value;
    }

    private Meaning callInstance(Meaning.Instance instance, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return call(members.aliased(instance, instance), arguments);
        }
        Meaning signature = members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named named ? call(named, arguments) : Meaning.UNKNOWN;
    }

    /** The value that {@code new} with a name gives. */
    Meaning created(Meaning named, @Nullable Arguments arguments) {
        if (named instanceof Meaning.Named one) {
            Declared declared = one.declared();
            if (declared.symbol().kind() == SymbolKind.CLASS) {
                return new Meaning.Instance(declared, typeArguments(declared, arguments));
            }
            if (declared.symbol().kind() == SymbolKind.FUNCTION) {
                return Meaning.UNKNOWN;
            }
            Meaning value = evaluation.read(named);
            return value instanceof Meaning.Named same && same.same(one) ? Meaning.UNKNOWN : created(value, arguments);
        }
        if (named instanceof Meaning.Instance instance) {
            Meaning member = members.ofInstance(instance, instance, "new", new HashSet<>());
            return member instanceof Meaning.Named ? call(member, arguments) : Meaning.UNKNOWN;
        }
        if (named instanceof Meaning.Outside outside) {
            return outside.value();
        }
        return named instanceof Meaning.Callable ? call(named, arguments) : Meaning.UNKNOWN;
    }

    /** The declared type of a parameter, which tells the type of a lambda that is passed. */
    Meaning parameter(Meaning named, int argument, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.BuiltIn builtIn -> BuiltIns.callback(builtIn);
            case Meaning.Callable(List<Meaning> parameters, Meaning result) ->
                argument < parameters.size() ? callable(parameters.get(argument)) : Meaning.UNKNOWN;
            case Meaning.Anonymous(Meaning type) -> parameter(type, argument, arguments);
            case Meaning.Named one -> recursion.deeper(() -> declaredParameter(one, argument, arguments));
            case Meaning.Instance instance -> recursion.deeper(() -> instanceParameter(instance, argument, arguments));
            case Meaning.Structure(Map<String, Meaning> members) ->
                members.get("()") instanceof Meaning.Callable callable ? parameter(callable, argument, arguments) : Meaning.UNKNOWN;
            case Meaning.Either(List<Meaning> arms) -> {
                Meaning only = Meaning.UNKNOWN;
                for (Meaning arm : arms) {
                    Meaning one = parameter(arm, argument, arguments);
                    if (!(one instanceof Meaning.Unknown) && !(only instanceof Meaning.Unknown)) {
                        yield Meaning.UNKNOWN; // parameters of several functions must fit each other
                    }
                    only = one instanceof Meaning.Unknown ? only : one;
                }
                yield only;
            }
            default -> Meaning.UNKNOWN;
        };
    }

    /** The parameter of a function's type that has a name, or of an interface with a call signature. */
    private Meaning instanceParameter(Meaning.Instance instance, int argument, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return parameter(members.aliased(instance, instance), argument, arguments);
        }
        Meaning signature = members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named named ? parameter(named, argument, arguments) : Meaning.UNKNOWN;
    }

    private Meaning declaredParameter(Meaning.Named one, int argument, @Nullable Arguments arguments) {
        Declared chosen = names.declarators.overload(one.declared(), arguments);
        if (chosen.symbol().kind() == SymbolKind.CLASS) {
            List<Declared> constructors = names.index.children(chosen, "constructor");
            return constructors.isEmpty()
                    ? Meaning.UNKNOWN
                    : declaredParameter(new Meaning.Named(constructors.getFirst()), argument, arguments);
        }
        List<String> parameters = chosen.symbol().shape().parameters();
        if (parameters == null) {
            Meaning value = evaluation.read(one);
            return value instanceof Meaning.Named ? Meaning.UNKNOWN : parameter(value, argument, arguments);
        }
        if (argument >= parameters.size() || parameters.get(argument).isEmpty()) {
            return Meaning.UNKNOWN;
        }
        Scope scope = bind(chosen, members.scope(one, chosen), arguments);
        return callable(evaluation.type(parameters.get(argument), scope));
    }

    /** Follows an alias to the function's type that it stands for. */
    private Meaning callable(Meaning value) {
        if (value instanceof Meaning.Instance instance && instance.symbol().kind() == SymbolKind.TYPE) {
            return recursion.deeper(() -> callable(members.aliased(instance, instance)));
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

    /** The scope of a function's types in a call, with those of its type parameters bound that can be inferred. */
    private Scope bind(Declared function, Scope scope, @Nullable Arguments arguments) {
        Symbol.Shape shape = function.symbol().shape();
        if (arguments == null || shape.typeParameters().isEmpty() || shape.parameters() == null) {
            return scope;
        }
        return scope.with(inferred(shape.typeParameters(), shape.parameters(), scope, arguments));
    }

    /** The type arguments of an instance created with these arguments; empty if they are not known. */
    private List<Meaning> typeArguments(Declared type, @Nullable Arguments arguments) {
        List<String> typeParameters = type.symbol().shape().typeParameters();
        if (arguments == null || typeParameters.isEmpty()) {
            return List.of();
        }
        List<Declared> constructors = names.index.children(type, "constructor");
        if (constructors.isEmpty()) {
            return List.of();
        }
        List<String> parameters = constructors.getFirst().symbol().shape().parameters();
        Map<String, Meaning> found = inferred(
                typeParameters, parameters == null ? List.of() : parameters, Scope.top(type.view()), arguments);
        List<Meaning> given = new ArrayList<>();
        for (String parameter : typeParameters) {
            given.add(found.getOrDefault(new TypeParameter(parameter).name(), Meaning.UNKNOWN));
        }
        return given;
    }

    private Map<String, Meaning> inferred(
            List<String> typeParameters, List<String> parameters, Scope scope, Arguments arguments) {
        Inference inference = new Inference(scope);
        typeParameters.forEach(one -> inference.wanted.add(new TypeParameter(one).name()));
        int count = Math.min(parameters.size(), arguments.count());
        for (int i = 0; i < count; i++) {
            TypeText parameter = evaluation.parse(parameters.get(i));
            if (inference.mentions(parameter)) {
                inference.match(parameter, arguments.value(i));
            }
        }
        return inference.found;
    }

    /** Finds what type parameters stand for, by matching the parameters' types with the arguments' values. */
    private final class Inference {
        private final Scope scope;
        private final Set<String> wanted = new HashSet<>();
        private final Map<String, Meaning> found = new HashMap<>();

        private Inference(Scope scope) {
            this.scope = scope;
        }

        private boolean mentions(TypeText type) {
            return switch (type) {
                case TypeText.Named(String name, List<TypeText> arguments) ->
                    wanted.contains(name) || arguments.stream().anyMatch(this::mentions);
                case TypeText.Union(List<TypeText> arms) -> arms.stream().anyMatch(this::mentions);
                case TypeText.Intersection(List<TypeText> parts) -> parts.stream().anyMatch(this::mentions);
                case TypeText.ArrayOf(TypeText element) -> mentions(element);
                case TypeText.Tuple(List<TypeText> elements) -> elements.stream().anyMatch(this::mentions);
                case TypeText.Function function -> mentions(function.result());
                case TypeText.ObjectType object -> false;
                case TypeText.Indexed indexed -> false;
                case TypeText.Query query -> false;
                case TypeText.Imported imported -> false;
                case TypeText.Spread spread -> false;
                case TypeText.Opaque opaque -> false;
            };
        }

        private void match(TypeText type, Meaning value) {
            if (value instanceof Meaning.Unknown) {
                return;
            }
            switch (type) {
                case TypeText.Named(String name, List<TypeText> arguments) -> matchNamed(name, arguments, value);
                case TypeText.Union(List<TypeText> arms) -> {
                    for (TypeText arm : arms) {
                        if (!(arm instanceof TypeText.Named(String name, List<TypeText> none) && BuiltIns.isNothing(name))) {
                            match(arm, value);
                        }
                    }
                }
                case TypeText.Intersection(List<TypeText> parts) -> parts.forEach(part -> match(part, value));
                case TypeText.ArrayOf(TypeText element) -> match(element, evaluation.element(value));
                case TypeText.Tuple tuple -> { }
                case TypeText.Function function -> {
                    boolean creates = value instanceof Meaning.Named named && named.symbol().kind() == SymbolKind.CLASS;
                    match(function.result(), creates ? created(value, null) : call(value, null));
                }
                case TypeText.ObjectType object -> { }
                case TypeText.Indexed indexed -> { }
                case TypeText.Query query -> { }
                case TypeText.Imported imported -> { }
                case TypeText.Spread spread -> { }
                case TypeText.Opaque opaque -> { }
            }
        }

        private void matchNamed(String name, List<TypeText> arguments, Meaning value) {
            if (wanted.contains(name)) {
                found.putIfAbsent(name, value);
                return;
            }
            if (value instanceof Meaning.Container container) {
                for (int i = 0; i < arguments.size(); i++) {
                    match(arguments.get(i), container.argument(i));
                }
            } else if (value instanceof Meaning.Instance instance) {
                Meaning declared = names.declaration(scope.view(), scope.around(), name);
                boolean same = declared instanceof Meaning.Named named
                        && named.declared().symbol().name().equals(instance.symbol().name());
                for (int i = 0; same && i < Math.min(arguments.size(), instance.arguments().size()); i++) {
                    match(arguments.get(i), instance.arguments().get(i));
                }
            }
        }
    }
}
