package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What types mean as they are written. */
final class WrittenTypes {
    /** How many parameters of a function {@code Parameters} tells. */
    private static final int MOST_PARAMETERS = 4;

    private final Names names;
    private final Calls calls;
    private final Evaluator evaluator;

    WrittenTypes(Names names, Calls calls, Evaluator evaluator) {
        this.names = names;
        this.calls = calls;
        this.evaluator = evaluator;
    }

    Meaning of(TypeText type, Scope scope) {
        return switch (type) {
            case TypeText.Opaque opaque -> Meaning.UNKNOWN;
            case TypeText.Named named -> named(named, scope);
            case TypeText.Union(List<TypeText> arms) -> union(arms, scope);
            case TypeText.Intersection(List<TypeText> parts) ->
                new Meaning.Container("intersection", evaluator.all(lastOmitted(parts), scope));
            case TypeText.ArrayOf(TypeText element) -> BuiltIns.array(evaluator.type(element, scope));
            case TypeText.Tuple(List<TypeText> elements) -> new Meaning.Container("tuple", evaluator.all(elements, scope));
            case TypeText.Query(Chain chain) -> evaluator.read(evaluator.chain(chain, scope));
            case TypeText.Imported imported -> imported(imported, scope);
            case TypeText.Spread(List<TypeText> objects) -> spread(evaluator.all(objects, scope));
            case TypeText.Function function -> signature(List.of(function), scope);
            case TypeText.Overloads(List<TypeText.Function> functions) -> signature(functions, scope);
            case TypeText.Conditional conditional -> conditional(conditional, scope);
            case TypeText.ObjectType object -> new ObjectMembers(object, scope, names, evaluator);
            case TypeText.ClassAt(String place, String name) -> {
                Declared declared = names.declarators.at(place, name, scope.view(), scope.around());
                yield declared == null ? Meaning.UNKNOWN : new Meaning.Named(declared);
            }
            case TypeText.Indexed(TypeText indexed, String key) -> {
                Meaning whole = evaluator.type(indexed, scope);
                yield key.isEmpty() ? evaluator.element(whole) : evaluator.part(whole, key);
            }
        };
    }

    /** Of {@code Omit<Shop, "open"> & { open(): void }} the second part declares {@code open}: it is asked first. */
    private static List<TypeText> lastOmitted(List<TypeText> parts) {
        List<TypeText> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(part -> part instanceof TypeText.Named(String name, var _) && name.equals("Omit")));
        return sorted;
    }

    private Meaning union(List<TypeText> arms, Scope scope) {
        List<Meaning> meanings = new ArrayList<>();
        for (TypeText arm : arms) {
            boolean nothing = arm instanceof TypeText.Named(String name, List<TypeText> none) && BuiltIns.isNothing(name);
            if (!nothing && !(arm instanceof TypeText.Opaque)) {
                meanings.add(evaluator.type(arm, scope));
            }
        }
        return meanings.size() == 1 ? meanings.getFirst() : new Meaning.Either(meanings);
    }

    /** The arm that the checked type tells, by what it makes of the inferred names; otherwise both. */
    private Meaning conditional(TypeText.Conditional type, Scope scope) {
        if (!type.inferred().isEmpty()) {
            Meaning checked = evaluator.type(type.checked(), scope);
            Map<String, Meaning> found = calls.matched(type.inferred(), type.extended(), checked, scope);
            if (!found.isEmpty()) {
                Map<String, Meaning> names = new HashMap<>();
                type.inferred().forEach(name -> names.put(name, Meaning.UNKNOWN));
                names.putAll(found);
                return evaluator.type(type.then(), scope.with(names));
            }
        }
        return union(List.of(type.then(), type.otherwise()), scope);
    }

    private Meaning signature(List<TypeText.Function> overloads, Scope scope) {
        return new Signature(overloads, scope, one -> function(one, scope));
    }

    private Meaning.Callable function(TypeText.Function function, Scope scope) {
        if (function.typeParameters().isEmpty()) {
            return Meaning.Callable.of(evaluator.all(function.parameters(), scope), evaluator.type(function.result(), scope));
        }
        Map<String, Meaning> open = new HashMap<>();
        function.typeParameters().forEach(one -> open.put(one.name(), Meaning.UNKNOWN));
        Scope outside = scope.with(open);
        Map<String, Meaning> bounds = new HashMap<>();
        function.typeParameters().forEach(one -> bounds.put(one.name(), evaluator.type(one.bound(), outside)));
        Scope inside = scope.with(bounds);
        List<Meaning> parameters = new ArrayList<>();
        for (TypeText parameter : function.parameters()) {
            // A function that is passed may be given a subtype of the bound, and so may be what is returned.
            boolean bounded = parameter instanceof TypeText.Named || parameter instanceof TypeText.ArrayOf;
            parameters.add(evaluator.type(parameter, bounded ? inside : outside));
        }
        return Meaning.Callable.of(parameters, evaluator.type(function.result(), outside));
    }

    private Meaning imported(TypeText.Imported imported, Scope scope) {
        Meaning at = names.modules.find(scope.view(), imported.module());
        if (imported.name().isEmpty()) {
            return at;
        }
        if (!imported.type()) {
            for (String name : imported.name().split("\\.")) {
                at = evaluator.read(evaluator.member(at, name));
            }
            return at;
        }
        for (String name : imported.name().split("\\.")) {
            at = names.typeInside(at, name);
        }
        return at instanceof Meaning.Named found ? instance(found.declared(), evaluator.all(imported.arguments(), scope))
                : at instanceof Meaning.Outside outside ? outside.value() : Meaning.UNKNOWN;
    }

    /** The objects behind the last that is not known: it may have any member. */
    private static Meaning spread(List<Meaning> objects) {
        List<Meaning> known = new ArrayList<>();
        for (Meaning one : objects.reversed()) {
            if (one instanceof Meaning.Unknown || one instanceof Meaning.Outside) {
                break;
            }
            known.add(one);
        }
        return known.isEmpty() ? Meaning.UNKNOWN : new Meaning.Container("intersection", known);
    }

    private Meaning named(TypeText.Named type, Scope scope) {
        String name = type.name();
        Meaning bound = scope.bindings().get(name);
        if (bound != null) {
            return bound;
        }
        switch (name) {
            case "this" -> {
                return scope.self() == null ? Meaning.UNKNOWN : scope.self();
            }
            case "any", "unknown", "object", "Object", "Function" -> {
                return Meaning.UNKNOWN;
            }
            default -> { }
        }
        if (BuiltIns.isPrimitive(name) || BuiltIns.isNothing(name) || Character.isDigit(name.charAt(0))) {
            return new Meaning.Container(name, List.of());
        }
        Meaning declared = names.declaration(scope.view(), scope.around(), name);
        if (declared instanceof Meaning.Named found) {
            return instance(found.declared(), evaluator.all(type.arguments(), scope));
        }
        if (declared instanceof Meaning.Unknown) {
            return parameter(name, scope);
        }
        if (declared instanceof Meaning.Outside outside) {
            return BuiltIns.isGlobal(name) ? builtIn(type, scope) : outside.value();
        }
        return declared instanceof Meaning.Either ? declared : Meaning.OUTSIDE;
    }

    private Meaning parameters(Meaning function) {
        List<Meaning> all = new ArrayList<>();
        if (function instanceof Meaning.Unknown) {
            return Meaning.OUTSIDE;
        }
        for (int i = 0; i < MOST_PARAMETERS; i++) {
            all.add(calls.parameter(function, i, null));
        }
        return new Meaning.Container("tuple", all);
    }

    private static Meaning instance(Declared declared, List<Meaning> arguments) {
        SymbolKind kind = declared.symbol().kind();
        boolean isType = kind == SymbolKind.CLASS || kind == SymbolKind.INTERFACE || kind == SymbolKind.TYPE
                || kind == SymbolKind.ENUM || Declarators.isEnumMember(declared);
        return isType ? new Meaning.Instance(declared, arguments) : Meaning.UNKNOWN;
    }

    /** The bound of a type parameter without a binding. */
    private Meaning parameter(String name, Scope scope) {
        for (Declared at = scope.around(); at != null; at = names.index.enclosing(at)) {
            for (String parameter : at.symbol().shape().typeParameters()) {
                if (new TypeParameter(parameter).name().equals(name)) {
                    return evaluator.type(new TypeParameter(parameter).bound(), scope.with(Map.of(name, Meaning.UNKNOWN)));
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    private Meaning builtIn(TypeText.Named type, Scope scope) {
        String name = type.name();
        List<Meaning> arguments = evaluator.all(type.arguments(), scope);
        if (BuiltIns.isContainer(name)) {
            return BuiltIns.container(name, arguments);
        } else if (arguments.isEmpty()) {
            return Library.global(name) instanceof Meaning.Outside outside ? outside.value() : Meaning.OUTSIDE;
        } else if (BuiltIns.isTransparent(name)) {
            return arguments.getFirst();
        }
        return switch (name) {
            case "Awaited" -> BuiltIns.awaited(arguments.getFirst());
            case "ReturnType" -> calls.call(arguments.getFirst(), null);
            case "Parameters" -> parameters(arguments.getFirst());
            case "InstanceType" -> calls.created(arguments.getFirst(), null);
            default -> Meaning.OUTSIDE;
        };
    }
}
