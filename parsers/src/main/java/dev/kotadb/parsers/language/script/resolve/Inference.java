package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the type parameters of a function or class stand for in a call, from the arguments. */
final class Inference {
    private final Script script;
    private final Scope scope;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Meaning> found = new HashMap<>();

    private Inference(Script script, Scope scope) {
        this.script = script;
        this.scope = scope;
    }

    /** The scope of a function's types in a call, with what its type parameters stand for as far as that is known. */
    static Scope bind(Script script, Declared function, Scope scope, @Nullable Arguments arguments) {
        Symbol.Shape shape = function.symbol().shape();
        if (arguments == null || shape.typeParameters().isEmpty() || shape.parameters() == null) {
            return scope;
        }
        return scope.with(of(script, shape.typeParameters(), shape.parameters(), scope, arguments));
    }

    /** What a class's type parameters stand for in an instance that is made of these arguments; none where not known. */
    static List<Meaning> typeArguments(Script script, Declared type, @Nullable Arguments arguments) {
        List<String> typeParameters = type.symbol().shape().typeParameters();
        if (arguments == null || typeParameters.isEmpty()) {
            return List.of();
        }
        List<Declared> constructors = script.index.children(type, "constructor");
        if (constructors.isEmpty()) {
            return List.of();
        }
        List<String> parameters = constructors.getFirst().symbol().shape().parameters();
        Map<String, Meaning> found = of(
                script, typeParameters, parameters == null ? List.of() : parameters, Scope.top(type.view()), arguments);
        List<Meaning> given = new ArrayList<>();
        for (String parameter : typeParameters) {
            given.add(found.getOrDefault(new TypeParameter(parameter).name(), Meaning.UNKNOWN));
        }
        return given;
    }

    private static Map<String, Meaning> of(
            Script script, List<String> typeParameters, List<String> parameters, Scope scope, Arguments arguments) {
        Inference inference = new Inference(script, scope);
        typeParameters.forEach(one -> inference.names.add(new TypeParameter(one).name()));
        int count = Math.min(parameters.size(), arguments.count());
        for (int i = 0; i < count; i++) {
            TypeText parameter = script.types.text(parameters.get(i));
            if (inference.mentions(parameter)) {
                inference.match(parameter, arguments.value(i));
            }
        }
        return inference.found;
    }

    private boolean mentions(TypeText type) {
        return switch (type) {
            case TypeText.Named(String name, List<TypeText> arguments) ->
                names.contains(name) || arguments.stream().anyMatch(this::mentions);
            case TypeText.Union(List<TypeText> arms) -> arms.stream().anyMatch(this::mentions);
            case TypeText.Intersection(List<TypeText> parts) -> parts.stream().anyMatch(this::mentions);
            case TypeText.ArrayOf(TypeText element) -> mentions(element);
            case TypeText.Tuple(List<TypeText> elements) -> elements.stream().anyMatch(this::mentions);
            case TypeText.Function function -> mentions(function.result());
            case TypeText.Members members -> false;
            case TypeText.Indexed indexed -> false;
            case TypeText.Query query -> false;
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
            case TypeText.ArrayOf(TypeText element) -> match(element, script.values.element(value));
            case TypeText.Tuple tuple -> { }
            case TypeText.Function function -> {
                boolean creates = value instanceof Meaning.Named named && named.symbol().kind() == SymbolKind.CLASS;
                match(function.result(), creates ? script.calls.created(value, null) : script.calls.call(value, null));
            }
            case TypeText.Members members -> { }
            case TypeText.Indexed indexed -> { }
            case TypeText.Query query -> { }
            case TypeText.Opaque opaque -> { }
        }
    }

    private void matchNamed(String name, List<TypeText> arguments, Meaning value) {
        if (names.contains(name)) {
            found.putIfAbsent(name, value);
            return;
        }
        if (value instanceof Meaning.Container container) {
            for (int i = 0; i < arguments.size(); i++) {
                match(arguments.get(i), container.argument(i));
            }
        } else if (value instanceof Meaning.Instance instance) {
            Meaning declared = script.types.declaration(name, scope);
            boolean same = declared instanceof Meaning.Named named
                    && named.declared().symbol().name().equals(instance.symbol().name());
            for (int i = 0; same && i < Math.min(arguments.size(), instance.arguments().size()); i++) {
                match(arguments.get(i), instance.arguments().get(i));
            }
        }
    }
}
