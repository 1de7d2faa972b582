package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what type parameters stand for, by matching types with values. */
final class Inference {
    final Map<String, Meaning> found = new HashMap<>();
    private final Names names;
    private final Members members;
    private final Calls calls;
    private final Evaluation evaluation;
    private final Scope scope;
    private final Set<String> wanted;

    Inference(Names names, Members members, Calls calls, Evaluation evaluation, Scope scope, List<String> wanted) {
        this.names = names;
        this.members = members;
        this.calls = calls;
        this.evaluation = evaluation;
        this.scope = scope;
        this.wanted = new HashSet<>(wanted);
    }

    boolean mentions(TypeText type) {
        return switch (type) {
            case TypeText.Named(String name, List<TypeText> arguments) ->
                wanted.contains(name) || arguments.stream().anyMatch(this::mentions);
            case TypeText.Union(List<TypeText> arms) -> arms.stream().anyMatch(this::mentions);
            case TypeText.Intersection(List<TypeText> parts) -> parts.stream().anyMatch(this::mentions);
            case TypeText.ArrayOf(TypeText element) -> mentions(element);
            case TypeText.Tuple(List<TypeText> elements) -> elements.stream().anyMatch(this::mentions);
            case TypeText.Function function -> mentions(function.result());
            case TypeText.ObjectType(Map<String, TypeText> members, var _) -> members.values().stream().anyMatch(this::mentions);
            case TypeText.Overloads _, TypeText.Conditional _, TypeText.Indexed _, TypeText.Query _, TypeText.Imported _,
                    TypeText.Spread _, TypeText.ClassAt _, TypeText.Opaque _ -> false;
        };
    }

    void match(TypeText type, Meaning value) {
        if (value instanceof Meaning.Unknown || value instanceof Meaning.Outside && !(type instanceof TypeText.Named)) {
            return;
        }
        switch (type) {
            case TypeText.Named(String name, List<TypeText> arguments) -> named(name, arguments, value);
            case TypeText.Union(List<TypeText> arms) -> {
                for (TypeText arm : arms) {
                    if (!(arm instanceof TypeText.Named(String name, List<TypeText> none) && BuiltIns.isNothing(name))) {
                        match(arm, value);
                    }
                }
            }
            case TypeText.Intersection(List<TypeText> parts) -> parts.forEach(part -> match(part, value));
            case TypeText.ArrayOf(TypeText element) -> match(element, evaluation.element(value));
            case TypeText.Function function -> match(function.result(), result(function, value));
            case TypeText.ObjectType(Map<String, TypeText> all, var _) -> all.forEach((name, member) -> {
                if (mentions(member) && !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0))) {
                    match(member, evaluation.read(members.of(value, name)));
                }
            });
            case TypeText.Tuple _, TypeText.Overloads _, TypeText.Conditional _, TypeText.Indexed _, TypeText.Query _, TypeText.Imported _,
                    TypeText.Spread _, TypeText.ClassAt _, TypeText.Opaque _ -> { }
        }
    }

    /** The result of a function that is passed, when it is called as the type says. */
    private Meaning result(TypeText.Function function, Meaning value) {
        if (value instanceof Meaning.Named named && named.symbol().kind() == SymbolKind.CLASS) {
            return calls.created(value, null);
        }
        return calls.call(value, new Arguments() {
            @Override
            public int count() {
                return function.parameters().size();
            }

            @Override
            public Meaning value(int argument) {
                return evaluation.type(function.parameters().get(argument), scope.with(found));
            }
        });
    }

    private void named(String name, List<TypeText> arguments, Meaning value) {
        if (wanted.contains(name)) {
            found.putIfAbsent(name, value);
            return;
        }
        if (arguments.isEmpty()) {
            return;
        }
        if (value instanceof Meaning.Container container && !container.type().equals("intersection")) {
            for (int i = 0; i < arguments.size(); i++) {
                match(arguments.get(i), container.argument(i));
            }
        } else if (names.declaration(scope.view(), scope.around(), name) instanceof Meaning.Named named) {
            List<Meaning> given = members.argumentsAs(value, named.declared());
            for (int i = 0; i < Math.min(arguments.size(), given.size()); i++) {
                match(arguments.get(i), given.get(i));
            }
        }
    }
}
