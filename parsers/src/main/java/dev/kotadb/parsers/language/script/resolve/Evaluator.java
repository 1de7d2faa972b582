package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.script.parse.Arms;
import dev.kotadb.parsers.language.script.parse.Guard;
import dev.kotadb.parsers.language.script.parse.Returned;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import dev.kotadb.parsers.resolve.names.StepLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type model: evaluates written types, chains of names, and names that are read. */
final class Evaluator implements Evaluation {
    final Names names;
    final Members members;
    final Calls calls;

    private final Narrowings narrowings;
    private final Recursion types;

    /** Shared with calls: a call's result may be a value that is read, and the reverse. */
    private final Recursion values;

    private final Map<String, TypeText> parsed = new HashMap<>();

    /** {@code uses} is how many uses the file has. */
    Evaluator(TrackedIndex index, int uses) {
        StepLimit steps = new StepLimit(uses);
        types = new Recursion(steps);
        values = new Recursion(steps);
        names = new Names(index, this);
        members = new Members(names, this, new Recursion(steps));
        calls = new Calls(names, members, this, values);
        narrowings = new Narrowings(names, members, this);
    }

    @Override
    public TypeText parse(String type) {
        return parsed.computeIfAbsent(type, TypeReader::read);
    }

    @Override
    public Meaning type(TypeText type, Scope scope) {
        return types.deeper(() -> meant(type, scope));
    }

    private Meaning meant(TypeText type, Scope scope) {
        return switch (type) {
            case TypeText.Opaque opaque -> Meaning.UNKNOWN;
            case TypeText.Named named -> named(named, scope);
            case TypeText.Union(List<TypeText> arms) -> union(arms, scope);
            case TypeText.Intersection(List<TypeText> parts) ->
                new Meaning.Container("intersection", all(parts, scope));
            case TypeText.ArrayOf(TypeText element) -> BuiltIns.array(type(element, scope));
            case TypeText.Tuple(List<TypeText> elements) -> new Meaning.Container("tuple", all(elements, scope));
            case TypeText.Query(Chain chain) -> read(chain(chain, scope));
            case TypeText.Imported imported -> imported(imported, scope);
            case TypeText.Spread(List<TypeText> objects) -> spread(all(objects, scope));
            case TypeText.Function function -> signature(List.of(function), scope);
            case TypeText.Overloads(List<TypeText.Function> functions) -> signature(functions, scope);
            case TypeText.Conditional conditional -> conditional(conditional, scope);
            case TypeText.ObjectType(Map<String, TypeText> members) -> structure(members, scope);
            case TypeText.Indexed(TypeText indexed, String key) -> {
                Meaning whole = type(indexed, scope);
                yield key.isEmpty() ? element(whole) : part(whole, key);
            }
        };
    }

    @Override
    public Meaning chain(String chain, FileView view) {
        return chain(Chain.read(chain), Scope.top(view));
    }

    private Meaning chain(Chain chain, Scope scope) {
        Meaning at = chain.first().equals("this")
                ? scope.self() == null ? Meaning.UNKNOWN : scope.self()
                : names.bare(scope.view(), scope.around(), chain.first(), false);
        for (Chain.Step step : chain.steps()) {
            at = switch (step) {
                case Chain.Step.Member(String name) ->
                    isPosition(name) || name.startsWith(Value.PartOf.UNNAMED) ? part(read(at), name) : members.of(read(at), name);
                case Chain.Step.Call(String argument) -> calls.call(at, counted(argument, scope));
                case Chain.Step.Element element -> element(read(at));
                case Chain.Step.Await await -> BuiltIns.awaited(read(at));
            };
        }
        return at;
    }

    /** The arguments of which a chain tells the type arguments and the number; null if it does not. */
    private @Nullable Arguments counted(String argument, Scope scope) {
        int from = argument.lastIndexOf('>') + 1;
        String number = argument.substring(from);
        if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
            return null;
        }
        List<Meaning> types = from == 0 ? List.of() : all(TypeReader.arguments(argument.substring(0, from)), scope);
        return new Arguments() {
            @Override
            public int count() {
                return Integer.parseInt(number);
            }

            @Override
            public Meaning value(int position) {
                return Meaning.UNKNOWN;
            }

            @Override
            public List<Meaning> types() {
                return types;
            }
        };
    }

    List<Meaning> all(List<TypeText> types, Scope scope) {
        List<Meaning> all = new ArrayList<>(types.size());
        for (TypeText type : types) {
            all.add(type(type, scope));
        }
        return all;
    }

    private Meaning union(List<TypeText> arms, Scope scope) {
        List<Meaning> meanings = new ArrayList<>();
        for (TypeText arm : arms) {
            boolean nothing = arm instanceof TypeText.Named(String name, List<TypeText> none) && BuiltIns.isNothing(name);
            if (!nothing && !(arm instanceof TypeText.Opaque)) {
                meanings.add(type(arm, scope));
            }
        }
        return meanings.size() == 1 ? meanings.getFirst() : new Meaning.Either(meanings);
    }

    /** The arm that the checked type tells, by what it makes of the inferred names; otherwise both. */
    private Meaning conditional(TypeText.Conditional type, Scope scope) {
        if (!type.inferred().isEmpty()) {
            Meaning checked = type(type.checked(), scope);
            Map<String, Meaning> found = calls.matched(type.inferred(), type.extended(), checked, scope);
            if (!found.isEmpty()) {
                Map<String, Meaning> names = new HashMap<>();
                type.inferred().forEach(name -> names.put(name, Meaning.UNKNOWN));
                names.putAll(found);
                return type(type.then(), scope.with(names));
            }
        }
        return union(List.of(type.then(), type.otherwise()), scope);
    }

    private Meaning signature(List<TypeText.Function> overloads, Scope scope) {
        return new Signature(overloads, scope, one -> function(one, scope));
    }

    private Meaning.Callable function(TypeText.Function function, Scope scope) {
        if (function.typeParameters().isEmpty()) {
            return Meaning.Callable.of(all(function.parameters(), scope), type(function.result(), scope));
        }
        Map<String, Meaning> open = new HashMap<>();
        function.typeParameters().forEach(one -> open.put(one.name(), Meaning.UNKNOWN));
        Scope outside = scope.with(open);
        Map<String, Meaning> bounds = new HashMap<>();
        function.typeParameters().forEach(one -> bounds.put(one.name(), type(one.bound(), outside)));
        Scope inside = scope.with(bounds);
        List<Meaning> parameters = new ArrayList<>();
        for (TypeText parameter : function.parameters()) {
            // A function that is passed may be given a subtype of the bound, and so may be what is returned.
            parameters.add(type(parameter, parameter instanceof TypeText.Named || parameter instanceof TypeText.ArrayOf ? inside : outside));
        }
        return Meaning.Callable.of(parameters, type(function.result(), outside));
    }

    private Meaning imported(TypeText.Imported imported, Scope scope) {
        Meaning at = names.modules.find(scope.view(), imported.module());
        if (imported.name().isEmpty()) {
            return at;
        }
        if (!imported.type()) {
            for (String name : imported.name().split("\\.")) {
                at = read(members.of(at, name));
            }
            return at;
        }
        for (String name : imported.name().split("\\.")) {
            at = names.typeInside(at, name);
        }
        return at instanceof Meaning.Named found ? instance(found.declared(), all(imported.arguments(), scope))
                : at instanceof Meaning.Outside outside ? outside.value() : Meaning.UNKNOWN;
    }

    /** Unknown if one of the objects is: it may have any member. */
    private static Meaning spread(List<Meaning> objects) {
        boolean known = objects.stream().noneMatch(one -> one instanceof Meaning.Unknown || one instanceof Meaning.Outside);
        return known ? new Meaning.Container("intersection", objects.reversed()) : Meaning.UNKNOWN;
    }

    private Meaning structure(Map<String, TypeText> members, Scope scope) {
        Map<String, Meaning> meanings = new HashMap<>();
        Declared around = scope.around();
        boolean inClass = around != null && around.symbol().kind() == SymbolKind.CLASS;
        members.forEach((name, type) -> {
            List<Declared> shape = inClass && around != null ? names.index.children(around, name).stream().filter(Members::isOfShape).toList() : List.of();
            meanings.put(name, shape.size() == 1 ? new Meaning.Named(shape.getFirst()) : type(type, scope));
        });
        return new Meaning.Structure(meanings);
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
            return instance(found.declared(), all(type.arguments(), scope));
        }
        if (declared instanceof Meaning.Unknown) {
            return parameter(name, scope);
        }
        if (declared instanceof Meaning.Outside outside) {
            return BuiltIns.isGlobal(name) ? builtIn(type, scope) : outside.value();
        }
        return declared instanceof Meaning.Either ? declared : Meaning.OUTSIDE;
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
                    return type(new TypeParameter(parameter).bound(), scope.with(Map.of(name, Meaning.UNKNOWN)));
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    private Meaning builtIn(TypeText.Named type, Scope scope) {
        String name = type.name();
        List<Meaning> arguments = all(type.arguments(), scope);
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
            case "InstanceType" -> calls.created(arguments.getFirst(), null);
            default -> Meaning.OUTSIDE;
        };
    }

    @Override
    public Meaning member(Meaning value, String name) {
        return members.of(value, name);
    }

    @Override
    public Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> values.deeper(() -> readDeclared(one));
            case Meaning.Anonymous(Meaning type) -> type;
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Either either -> either.each(this::read);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> named;
            case Meaning.Outside outside -> outside(outside);
            case Meaning.Instance instance -> named;
            case Meaning.Module module -> named;
            case Meaning.Container container -> named;
            case Meaning.Callable callable -> named;
            case Meaning.Structure structure -> named;
        };
    }

    /** A member of the library has a type of its own. */
    private static Meaning outside(Meaning.Outside outside) {
        ExternalSymbol symbol = outside.symbol();
        boolean member = symbol != null && symbol.scheme() == Scheme.JS && outside.members() == Meaning.Outside.Members.UNNAMED;
        return symbol != null && member ? Library.read(symbol) : outside;
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
                    Declared around = names.index.enclosing(named.declared());
                    yield around == null ? Meaning.UNKNOWN : new Meaning.Instance(around, List.of());
                }
                yield valueOf(named);
            }
        };
    }

    /** The declared type of a variable or the return type of a function, otherwise the type of its value. */
    private Meaning valueOf(Meaning.Named named) {
        Symbol.Shape shape = named.symbol().shape();
        Declared declared = named.declared();
        if (shape.parameters() != null && named.symbol().kind() != SymbolKind.METHOD) {
            return named;
        }
        String type = shape.type();
        if (type != null) {
            return type(type, members.scope(named, declared));
        }
        Meaning value = value(shape.value(), named, members.scope(named, declared));
        boolean object = value instanceof Meaning.Unknown
                && !Declarators.isNamespace(declared)
                && !names.index.children(declared).isEmpty();
        return object ? named : value;
    }

    @Override
    public Meaning value(Value value, Meaning.Named of, Scope scope) {
        return switch (value) {
            case Value.OfType(String text) -> type(text, scope);
            case Value.Function(int _, Value result) -> {
                Meaning given = value(result, of, scope);
                yield given instanceof Meaning.Unknown ? given : Meaning.Callable.of(List.of(), given);
            }
            case Value.This _, Value.Super _ -> of.self() == null ? Meaning.UNKNOWN : of.self();
            default -> Meaning.UNKNOWN;
        };
    }

    private static boolean isPosition(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(0));
    }

    /** The value of a member, or of the item at a position. */
    Meaning part(Meaning whole, String name) {
        if (Guard.isPart(name)) {
            return narrowings.guarded(whole, Guard.read(name), names.index.self());
        }
        if (name.startsWith(Value.PartOf.UNNAMED)) {
            return values.deeper(() -> unnamed(whole, name));
        }
        if (Arms.isPart(name)) {
            return values.deeper(() -> narrowings.arms(read(whole), Arms.read(name)));
        }
        if (!isPosition(name)) {
            return read(members.of(whole, name));
        }
        return switch (read(whole)) {
            case Meaning.Container of when of.type().equals("tuple") -> of.argument(Integer.parseInt(name));
            case Meaning.Either either -> either.each(arm -> part(arm, name));
            case Meaning.Instance instance when instance.symbol().kind() == SymbolKind.TYPE ->
                values.deeper(() -> part(members.aliased(instance, instance), name));
            default -> element(whole);
        };
    }

    private Meaning unnamed(Meaning whole, String name) {
        return switch (name) {
            case Returned.PROMISED -> BuiltIns.promise(read(whole));
            case Returned.GENERATED -> BuiltIns.generator(read(whole));
            case Returned.BY_GENERATOR -> returned(read(whole));
            default -> Meaning.UNKNOWN;
        };
    }

    /** What iterating over a value returns at last, which is the value of {@code yield*}. */
    private Meaning returned(Meaning iterable) {
        return switch (iterable) {
            case Meaning.Container of when of.type().equals("iterable") -> of.argument(1);
            case Meaning.Either either -> either.each(this::returned);
            case Meaning.Unknown unknown -> unknown;
            case Meaning.Outside outside -> outside;
            default -> {
                Meaning iterator = calls.call(members.of(iterable, "[Symbol.iterator]"), null);
                Meaning last = iterator instanceof Meaning.Container ? iterator : calls.call(members.of(iterator, "next"), null);
                yield last instanceof Meaning.Container of && (of.type().equals("step") || of.type().equals("iterable"))
                        ? of.argument(1)
                        : Meaning.UNKNOWN;
            }
        };
    }

    @Override
    public Meaning created(Meaning constructor) {
        return calls.created(constructor, null);
    }

    @Override
    public Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> BuiltIns.element(container);
            case Meaning.Structure(Map<String, Meaning> members) -> members.getOrDefault("", Meaning.UNKNOWN);
            case Meaning.Either either -> either.each(this::element);
            case Meaning.Instance instance ->
                values.deeper(() -> element(members.aliased(instance, instance)));
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }
}
