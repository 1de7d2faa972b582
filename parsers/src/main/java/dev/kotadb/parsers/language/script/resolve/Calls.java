package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
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
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Invocation: chooses overloads, infers type parameters from the arguments, and tells a call's result. */
final class Calls {
    /** A parameter {@code this} whose type is a type parameter. */
    private static final Pattern RECEIVER = Pattern.compile("^[\\w$]+\\s*<[^(]*\\(\\s*this\\s*:\\s*([A-Z]\\w*)\\s*[,)]");

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
            case Meaning.Anonymous(Meaning type, var _) -> call(type, arguments);
            case Meaning.BuiltIn builtIn -> arguments == null ? BuiltIns.result(builtIn) : recursion.deeper(() -> builtIn(builtIn, arguments));
            case Meaning.Either either -> either.each(arm -> call(arm, arguments));
            case Signature signature -> recursion.deeper(() -> applied(signature, arguments));
            case Meaning.Callable callable -> callable.result();
            case Meaning.Structure structure ->
                structure.member("()") instanceof Meaning.Callable callable ? call(callable, arguments) : Meaning.UNKNOWN;
            case Meaning.Outside(ExternalSymbol symbol, var _) when symbol != null && symbol.scheme() == Scheme.JS -> Library.read(symbol);
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.Instance instance -> recursion.deeper(() -> callInstance(instance, arguments));
            case Meaning.Container container when container.type().equals("intersection") ->
                firstKnown(container, part -> call(part, arguments));
            case Meaning.Container container -> Meaning.UNKNOWN;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
            case Meaning.Module module -> Meaning.UNKNOWN;
        };
    }

    /** What {@code map} gives depends on the function that it is passed. */
    private Meaning builtIn(Meaning.BuiltIn member, Arguments arguments) {
        boolean maps = arguments.count() > 0 && BuiltIns.isMapping(member);
        return maps ? BuiltIns.mapped(member, call(arguments.value(0), null)) : BuiltIns.result(member);
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
        Scope scope = bind(named, chosen, members.scope(named, chosen), arguments, Integer.MAX_VALUE);
        String type = symbol.shape().type();
        if (type != null) {
            return evaluation.type(type, scope);
        }
        Meaning value = mixed(evaluation.value(symbol.shape().value(), named, scope), chosen, scope);
        if (symbol.is("generator")) {
            return BuiltIns.generator(value);
        }
        return symbol.is("async") && !(value instanceof Meaning.Unknown) ? BuiltIns.promise(value) : value;
    }

    /** A class that a function declares in itself and returns may extend what the function is passed: it also has those members. */
    private Meaning mixed(Meaning value, Declared function, Scope scope) {
        boolean type = value instanceof Meaning.Named one && one.symbol().kind() == SymbolKind.CLASS;
        Declared around = type ? names.index.enclosing(((Meaning.Named) value).declared()) : null;
        if (around == null || around.index() != function.index() || !around.view().path().equals(function.view().path())) {
            return value;
        }
        Meaning.Named mixin = (Meaning.Named) value;
        List<String> passed = function.symbol().shape().typeParameters().stream().map(one -> new TypeParameter(one).name()).toList();
        boolean open = mixin.symbol().shape().supertypes().stream().anyMatch(above -> Heritage.isValue(above)
                ? passed.contains(Heritage.type(above))
                : Heritage.isName(above) && evaluation.type("typeof " + above, members.scope(mixin, mixin.declared())) instanceof Meaning.Unknown);
        List<Meaning> parts = new ArrayList<>(List.of(value));
        for (String parameter : open ? passed : List.<String>of()) {
            Meaning given = scope.bindings().get(parameter);
            if (given instanceof Meaning.Named || given instanceof Meaning.Container of && of.type().equals("intersection")) {
                parts.add(given);
            }
        }
        return parts.size() == 1 ? value : new Meaning.Container("intersection", parts);
    }

    private Meaning callInstance(Meaning.Instance instance, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return call(members.aliased(instance, instance), arguments);
        }
        Meaning signature = members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named || signature instanceof Meaning.Anonymous ? call(signature, arguments) : Meaning.UNKNOWN;
    }

    private static Meaning firstKnown(Meaning.Container intersection, UnaryOperator<Meaning> what) {
        for (Meaning part : intersection.arguments()) {
            Meaning one = what.apply(part);
            if (!(one instanceof Meaning.Unknown)) {
                return one;
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The value that {@code new} with a name gives. */
    Meaning created(Meaning named, @Nullable Arguments arguments) {
        if (named instanceof Meaning.Named one) {
            Declared declared = one.declared();
            String written = declared.symbol().shape().type();
            if (declared.symbol().kind() == SymbolKind.CLASS && written != null) {
                return created(evaluation.type(written, members.scope(one, declared)), arguments);
            } else if (declared.symbol().kind() == SymbolKind.CLASS) {
                return new Meaning.Instance(declared, typeArguments(declared, arguments, Integer.MAX_VALUE));
            }
            if (declared.symbol().kind() == SymbolKind.FUNCTION) {
                return Meaning.UNKNOWN;
            }
            Meaning value = evaluation.read(named);
            return value instanceof Meaning.Named same && same.same(one) ? Meaning.UNKNOWN : created(value, arguments);
        }
        if (named instanceof Meaning.Instance instance) {
            return recursion.deeper(() -> createdByInstance(instance, arguments));
        }
        if (named instanceof Meaning.Either either) {
            return either.each(arm -> created(arm, arguments));
        }
        if (named instanceof Meaning.Structure structure) {
            return structure.member("new") instanceof Meaning.Callable callable ? call(callable, arguments) : Meaning.UNKNOWN;
        }
        if (named instanceof Meaning.Container container && container.type().equals("intersection")) {
            return createdByAll(container, arguments);
        }
        if (named instanceof Meaning.Anonymous(Meaning type, var _)) {
            return created(type, arguments);
        }
        if (named instanceof Meaning.Outside outside) {
            return outside.value();
        }
        return named instanceof Meaning.Callable ? call(named, arguments) : Meaning.UNKNOWN;
    }

    /** What several constructors create together. */
    private Meaning createdByAll(Meaning.Container intersection, @Nullable Arguments arguments) {
        List<Meaning> created = intersection.arguments().stream()
                .map(part -> created(part, arguments))
                .filter(one -> !(one instanceof Meaning.Unknown))
                .toList();
        return created.isEmpty() ? Meaning.UNKNOWN : created.size() == 1 ? created.getFirst() : new Meaning.Container("intersection", created);
    }

    private Meaning createdByInstance(Meaning.Instance instance, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return created(members.aliased(instance, instance), arguments);
        }
        Meaning member = members.ofInstance(instance, instance, "new", new HashSet<>());
        return member instanceof Meaning.Named || member instanceof Meaning.Anonymous ? call(member, arguments) : Meaning.UNKNOWN;
    }

    /** The declared type of a parameter, which tells the type of a lambda that is passed. */
    Meaning parameter(Meaning named, int argument, @Nullable Arguments arguments) {
        return switch (named) {
            case Meaning.BuiltIn builtIn -> BuiltIns.callback(builtIn);
            case Meaning.Outside(ExternalSymbol symbol, var _) when symbol != null && symbol.scheme() == Scheme.JS && argument == 0 ->
                items(symbol.qualifiedName(), arguments);
            case Signature signature -> recursion.deeper(() -> parameter(signature, argument, arguments));
            case Meaning.Callable callable ->
                argument < callable.parameters().size() ? callable(callable.parameters().get(argument)) : Meaning.UNKNOWN;
            case Meaning.Anonymous(Meaning type, var _) -> parameter(type, argument, arguments);
            case Meaning.Named one -> recursion.deeper(() -> declaredParameter(one, argument, arguments));
            case Meaning.Instance instance -> recursion.deeper(() -> instanceParameter(instance, argument, arguments));
            case Meaning.Structure structure ->
                structure.member("()") instanceof Meaning.Callable callable ? parameter(callable, argument, arguments) : Meaning.UNKNOWN;
            case Meaning.Either(List<Meaning> arms) when arms.stream().allMatch(Meaning.BuiltIn.class::isInstance) -> BuiltIns.callback(arms);
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

    /** The list of items that a collection of the library is created with, if its type arguments are written. */
    private static Meaning items(String type, @Nullable Arguments arguments) {
        List<Meaning> types = arguments == null ? List.of() : arguments.types();
        boolean known = !types.isEmpty() && BuiltIns.isContainer(type);
        return known ? BuiltIns.array(BuiltIns.element((Meaning.Container) BuiltIns.container(type, types))) : Meaning.UNKNOWN;
    }

    /** The parameter of a function's type that has a name, or of an interface with a call signature. */
    private Meaning instanceParameter(Meaning.Instance instance, int argument, @Nullable Arguments arguments) {
        if (instance.symbol().kind() == SymbolKind.TYPE) {
            return parameter(members.aliased(instance, instance), argument, arguments);
        }
        Meaning signature = members.ofInstance(instance, instance, "()", new HashSet<>());
        return signature instanceof Meaning.Named || signature instanceof Meaning.Anonymous
                ? parameter(signature, argument, arguments)
                : Meaning.UNKNOWN;
    }

    private Meaning declaredParameter(Meaning.Named one, int argument, @Nullable Arguments arguments) {
        Declared chosen = names.declarators.overload(one.declared(), arguments);
        if (chosen.symbol().kind() == SymbolKind.CLASS) {
            List<Declared> constructors = names.index.children(chosen, "constructor");
            Meaning.Instance created = new Meaning.Instance(chosen, typeArguments(chosen, arguments, argument));
            return constructors.isEmpty()
                    ? Meaning.UNKNOWN
                    : declaredParameter(new Meaning.Named(constructors.getFirst(), created, null), argument, arguments);
        }
        List<String> parameters = chosen.symbol().shape().parameters();
        if (parameters == null) {
            Meaning value = evaluation.read(one);
            return value instanceof Meaning.Named ? Meaning.UNKNOWN : parameter(value, argument, arguments);
        }
        if (argument >= parameters.size() || parameters.get(argument).isEmpty()) {
            return Meaning.UNKNOWN;
        }
        Scope scope = bind(one, chosen, members.scope(one, chosen), arguments, argument);
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
    private Scope bind(Meaning.Named named, Declared function, Scope scope, @Nullable Arguments arguments, int known) {
        Symbol.Shape shape = function.symbol().shape();
        List<String> parameters = shape.parameters();
        if (shape.typeParameters().isEmpty() || parameters == null) {
            return scope;
        }
        Matcher receiver = named.self() == null ? null : RECEIVER.matcher(function.symbol().signature());
        Scope inside = receiver != null && receiver.find() && named.self() != null ? scope.with(Map.of(receiver.group(1), named.self())) : scope;
        return arguments == null ? inside
                : inside.with(inferredAsWritten(shape.typeParameters(), parameters, shape.variadic(), inside, arguments, known));
    }

    /** The type arguments of an instance created with these arguments; empty if they are not known. */
    private List<Meaning> typeArguments(Declared type, @Nullable Arguments arguments, int known) {
        List<String> typeParameters = type.symbol().shape().typeParameters();
        if (arguments == null || typeParameters.isEmpty()) {
            return List.of();
        }
        List<Declared> constructors = names.index.children(type, "constructor");
        if (constructors.isEmpty()) {
            return List.of();
        }
        List<String> parameters = constructors.getFirst().symbol().shape().parameters();
        Map<String, Meaning> found = inferredAsWritten(
                typeParameters, parameters == null ? List.of() : parameters, false, Scope.top(type.view()), arguments, known);
        List<Meaning> given = new ArrayList<>();
        for (String parameter : typeParameters) {
            given.add(found.getOrDefault(new TypeParameter(parameter).name(), Meaning.UNKNOWN));
        }
        return given;
    }

    private Map<String, Meaning> inferredAsWritten(
            List<String> typeParameters, List<String> parameters, boolean variadic, Scope scope, Arguments arguments, int known) {
        List<String> wanted = typeParameters.stream().map(one -> new TypeParameter(one).name()).toList();
        return inferred(wanted, parameters.stream().map(evaluation::parse).toList(), variadic, scope, arguments, known);
    }

    /** Functions that are written in place are read before position {@code known} only: the types of others' parameters are asked for. */
    private Map<String, Meaning> inferred(
            List<String> wanted, List<TypeText> parameters, boolean variadic, Scope scope, Arguments arguments, int known) {
        Inference inference = new Inference(names, members, this, evaluation, scope, wanted);
        for (int i = 0; i < Math.min(wanted.size(), arguments.types().size()); i++) {
            inference.found.put(wanted.get(i), arguments.types().get(i));
        }
        for (int i = 0; i < arguments.count() && !parameters.isEmpty(); i++) {
            boolean rest = variadic && i >= parameters.size() - 1;
            if (i >= parameters.size() && !rest) {
                break;
            }
            TypeText parameter = rest ? element(parameters.getLast()) : parameters.get(i);
            if (!(i >= known && arguments.isFunction(i)) && inference.mentions(parameter)) {
                inference.match(parameter, arguments.value(i));
            }
        }
        return inference.found;
    }

    private static TypeText element(TypeText list) {
        return switch (list) {
            case TypeText.ArrayOf(TypeText element) -> element;
            case TypeText.Named(String name, List<TypeText> arguments) when name.endsWith("Array") && arguments.size() == 1 ->
                arguments.getFirst();
            default -> TypeText.UNKNOWN;
        };
    }

    /** What the wanted names stand for if the value is of the type. */
    Map<String, Meaning> matched(List<String> wanted, TypeText type, Meaning value, Scope scope) {
        Inference inference = new Inference(names, members, this, evaluation, scope, wanted);
        inference.match(type, value);
        return inference.found;
    }

    private Meaning applied(Signature signature, @Nullable Arguments arguments) {
        if (arguments == null) {
            return signature.result();
        }
        TypeText.Function chosen = signature.taking(arguments.count());
        return evaluation.type(chosen.result(), bind(chosen, signature.scope, arguments, Integer.MAX_VALUE));
    }

    private Meaning parameter(Signature signature, int argument, @Nullable Arguments arguments) {
        if (arguments == null) {
            return argument < signature.parameters().size() ? callable(signature.parameters().get(argument)) : Meaning.UNKNOWN;
        }
        TypeText.Function chosen = signature.taking(arguments.count());
        boolean rest = chosen.variadic() && argument >= chosen.parameters().size() - 1;
        if (argument >= chosen.parameters().size() && !rest) {
            return Meaning.UNKNOWN;
        }
        TypeText type = rest ? element(chosen.parameters().getLast()) : chosen.parameters().get(argument);
        return callable(evaluation.type(type, bind(chosen, signature.scope, arguments, argument)));
    }

    /** Type parameters that cannot be inferred have their defaults, or are open. */
    private Scope bind(TypeText.Function function, Scope scope, Arguments arguments, int known) {
        List<String> wanted = new ArrayList<>();
        function.typeParameters().forEach(one -> wanted.add(one.name()));
        wanted.addAll(open(scope));
        if (wanted.isEmpty()) {
            return scope;
        }
        Map<String, Meaning> bound = new HashMap<>();
        Map<String, Meaning> found = inferred(wanted, function.parameters(), function.variadic(), scope, arguments, known);
        for (TypeText.Variable one : function.typeParameters()) {
            bound.put(one.name(), Meaning.UNKNOWN);
        }
        bound.putAll(found);
        Scope inside = scope.with(bound);
        Map<String, Meaning> defaults = new HashMap<>();
        for (TypeText.Variable one : function.typeParameters()) {
            if (!found.containsKey(one.name()) && !(one.fallback() instanceof TypeText.Opaque)) {
                defaults.put(one.name(), evaluation.type(one.fallback(), inside));
            }
        }
        return inside.with(defaults);
    }

    /** The type parameters around a type for which nothing stands yet. */
    private List<String> open(Scope scope) {
        List<String> open = new ArrayList<>();
        scope.bindings().forEach((name, meaning) -> {
            if (meaning instanceof Meaning.Unknown) {
                open.add(name);
            }
        });
        for (Declared at = scope.around(); at != null; at = names.index.enclosing(at)) {
            for (String parameter : at.symbol().shape().typeParameters()) {
                String name = new TypeParameter(parameter).name();
                if (!scope.bindings().containsKey(name)) {
                    open.add(name);
                }
            }
        }
        return open;
    }
}
