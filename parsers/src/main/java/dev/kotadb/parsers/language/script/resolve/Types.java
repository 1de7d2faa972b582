package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Chain;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what a written type means. */
final class Types {
    private final Script script;
    private final Recursion recursion;
    private final Map<String, TypeText> read = new HashMap<>();

    Types(Script script, Recursion recursion) {
        this.script = script;
        this.recursion = recursion;
    }

    TypeText text(String type) {
        return read.computeIfAbsent(type, TypeReader::read);
    }

    Meaning of(String type, Scope scope) {
        return of(text(type), scope);
    }

    Meaning of(TypeText type, Scope scope) {
        return recursion.deeper(() -> meant(type, scope));
    }

    private Meaning meant(TypeText type, Scope scope) {
        return switch (type) {
            case TypeText.Opaque opaque -> Meaning.UNKNOWN;
            case TypeText.Named named -> named(named, scope);
            case TypeText.Union(List<TypeText> arms) -> union(arms, scope);
            case TypeText.Intersection(List<TypeText> parts) ->
                new Meaning.Container("intersection", all(parts, scope));
            case TypeText.ArrayOf(TypeText element) -> BuiltIns.array(of(element, scope));
            case TypeText.Tuple(List<TypeText> elements) -> new Meaning.Container("tuple", all(elements, scope));
            case TypeText.Query(Chain chain) -> script.values.read(chain(chain, scope));
            case TypeText.Function function -> function(function, scope);
            case TypeText.Members(Map<String, TypeText> members) -> structure(members, scope);
            case TypeText.Indexed(TypeText indexed, String key) -> {
                Meaning whole = of(indexed, scope);
                yield key.isEmpty()
                        ? script.values.element(whole)
                        : script.values.read(script.members.of(whole, key));
            }
        };
    }

    /** What the last name of a chain stands for. */
    Meaning chain(String chain, FileView view) {
        return chain(Chain.read(chain), Scope.top(view));
    }

    /** What {@code import Short = Long.Path} makes of the path. */
    Meaning alias(String path, FileView view, boolean type) {
        Meaning declared = path.indexOf('.') > 0 ? declaration(path, Scope.top(view)) : Meaning.UNKNOWN;
        return type && !(declared instanceof Meaning.Unknown) ? declared : chain(path, view);
    }

    private Meaning chain(Chain chain, Scope scope) {
        Meaning at = chain.first().equals("this")
                ? scope.self() == null ? Meaning.UNKNOWN : scope.self()
                : script.scopes.bare(scope.view(), scope.around(), chain.first(), false);
        for (Chain.Step step : chain.steps()) {
            at = switch (step) {
                case Chain.Step.Member(String name) -> script.members.of(script.values.read(at), name);
                case Chain.Step.Call call -> script.calls.call(at, null);
                case Chain.Step.Element element -> script.values.element(script.values.read(at));
                case Chain.Step.Await await -> BuiltIns.awaited(script.values.read(at));
            };
        }
        return at;
    }

    private List<Meaning> all(List<TypeText> types, Scope scope) {
        List<Meaning> all = new ArrayList<>(types.size());
        for (TypeText type : types) {
            all.add(of(type, scope));
        }
        return all;
    }

    private Meaning union(List<TypeText> arms, Scope scope) {
        List<Meaning> meanings = new ArrayList<>();
        for (TypeText arm : arms) {
            boolean nothing = arm instanceof TypeText.Named(String name, List<TypeText> none) && BuiltIns.isNothing(name);
            if (!nothing && !(arm instanceof TypeText.Opaque)) {
                meanings.add(of(arm, scope));
            }
        }
        return meanings.size() == 1 ? meanings.getFirst() : new Meaning.Either(meanings);
    }

    private Meaning function(TypeText.Function function, Scope scope) {
        Map<String, Meaning> own = new HashMap<>();
        function.typeParameters().forEach(name -> own.put(name, Meaning.UNKNOWN));
        Scope inside = scope.with(own);
        return new Meaning.Callable(all(function.parameters(), inside), of(function.result(), inside));
    }

    private Meaning structure(Map<String, TypeText> members, Scope scope) {
        Map<String, Meaning> meanings = new HashMap<>();
        members.forEach((name, type) -> meanings.put(name, of(type, scope)));
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
        Meaning declared = declaration(name, scope);
        if (declared instanceof Meaning.Named found) {
            return instance(found.declared(), all(type.arguments(), scope));
        }
        if (declared instanceof Meaning.Unknown) {
            return parameter(name, scope);
        }
        return declared instanceof Meaning.Outside && BuiltIns.isGlobal(name)
                ? builtIn(type, scope)
                : declared instanceof Meaning.Either ? declared : Meaning.OUTSIDE;
    }

    private static Meaning instance(Declared declared, List<Meaning> arguments) {
        SymbolKind kind = declared.symbol().kind();
        boolean isType = kind == SymbolKind.CLASS || kind == SymbolKind.INTERFACE || kind == SymbolKind.TYPE
                || kind == SymbolKind.ENUM || Declarators.isEnumMember(declared);
        return isType ? new Meaning.Instance(declared, arguments) : Meaning.UNKNOWN;
    }

    /** What an alias stands for, with {@code self} for {@code this} in it; unknown for a type that is none. */
    Meaning aliased(Meaning.Instance instance, Meaning self) {
        String aliased = instance.symbol().kind() == SymbolKind.TYPE ? instance.symbol().shape().type() : null;
        return aliased == null
                ? Meaning.UNKNOWN
                : of(aliased, script.members.scope(instance.declared(), instance.arguments(), self));
    }

    /** The declaration that a type's name, which may be dotted, stands for. */
    Meaning declaration(String name, Scope scope) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return script.scopes.bare(scope.view(), scope.around(), name, true);
        }
        Meaning at = script.scopes.bare(scope.view(), scope.around(), name.substring(0, dot), false);
        for (String part : name.substring(dot + 1).split("\\.")) {
            at = script.members.type(at, part);
        }
        return at;
    }

    /** A type parameter that nothing binds is as good as its bound. */
    private Meaning parameter(String name, Scope scope) {
        for (Declared at = scope.around(); at != null; at = script.index.enclosing(at)) {
            for (String parameter : at.symbol().shape().typeParameters()) {
                if (new TypeParameter(parameter).name().equals(name)) {
                    return of(new TypeParameter(parameter).bound(), scope.with(Map.of(name, Meaning.UNKNOWN)));
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
            return Meaning.OUTSIDE;
        } else if (BuiltIns.isTransparent(name)) {
            return arguments.getFirst();
        }
        return switch (name) {
            case "Awaited" -> BuiltIns.awaited(arguments.getFirst());
            case "ReturnType" -> script.calls.call(arguments.getFirst(), null);
            case "InstanceType" -> script.calls.created(arguments.getFirst(), null);
            default -> Meaning.OUTSIDE;
        };
    }
}
