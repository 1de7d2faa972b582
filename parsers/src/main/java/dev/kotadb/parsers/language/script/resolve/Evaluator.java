package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.language.script.parse.KeptArguments;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The type model: evaluates types, chains of names, and names that are read. */
final class Evaluator implements Evaluation {
    final Names names;
    final Members members;
    final Calls calls;
    final StepLimit steps;

    private static final Pattern POSITION = Pattern.compile("\\d{1,4}");

    private final WrittenTypes written;
    private final Narrowings narrowings;
    private final Recursion types;

    /** Shared with calls: a call's result may be a value that is read, and the reverse. */
    private final Recursion values;

    private final Map<String, TypeText> parsed = new HashMap<>();

    /** {@code uses} is how many uses the file has. */
    Evaluator(TrackedIndex index, int uses) {
        steps = new StepLimit(uses);
        types = new Recursion(steps);
        values = new Recursion(steps);
        names = new Names(index, this);
        members = new Members(names, this, new Recursion(steps));
        calls = new Calls(names, members, this, values);
        written = new WrittenTypes(names, calls, this);
        narrowings = new Narrowings(names, members, this);
    }

    @Override
    public TypeText parse(String type) {
        return parsed.computeIfAbsent(type, TypeReader::read);
    }

    @Override
    public Meaning type(TypeText type, Scope scope) {
        return types.deeper(() -> written.of(type, scope));
    }

    @Override
    public Meaning chain(String chain, FileView view) {
        return chain(Chain.read(chain), Scope.top(view));
    }

    Meaning chain(Chain chain, Scope scope) {
        Meaning at = chain.first().equals("this")
                ? scope.self() == null ? Meaning.UNKNOWN : scope.self()
                : names.bare(scope.view(), scope.around(), chain.first(), false);
        for (Chain.Step step : chain.steps()) {
            at = switch (step) {
                case Chain.Step.Member(String name) ->
                    isPosition(name) || name.startsWith(Value.PartOf.UNNAMED) ? part(read(at), name) : members.of(read(at), name);
                case Chain.Step.Call(String argument) -> calls.call(at, kept(argument, scope));
                case Chain.Step.Element element -> element(read(at));
                case Chain.Step.Await await -> BuiltIns.awaited(read(at));
            };
        }
        return at;
    }

    /** The arguments of which a chain tells the types as far as they are plain; null if it does not tell their number. */
    private @Nullable Arguments kept(String text, Scope scope) {
        KeptArguments kept = KeptArguments.read(text);
        if (kept == null) {
            return null;
        }
        List<Meaning> types = kept.typeArguments().isEmpty() ? List.of() : all(TypeReader.arguments(kept.typeArguments()), scope);
        return new Arguments() {
            @Override
            public int count() {
                return kept.types().size();
            }

            @Override
            public Meaning value(int position) {
                String type = kept.types().get(position);
                return type.isEmpty() ? Meaning.UNKNOWN : Evaluator.this.type(type, scope);
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

    @Override
    public Meaning member(Meaning value, String name) {
        return members.of(value, name);
    }

    @Override
    public Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> values.deeper(() -> readDeclared(one));
            case Meaning.Anonymous(Meaning type, var _) -> type;
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
                && !names.index.children(declared).stream().allMatch(one -> one.symbol().isOfShape());
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
        return POSITION.matcher(name).matches();
    }

    /** The value, of which a condition at this place tells this part. */
    Meaning narrowed(Meaning whole, String part, Scope place) {
        return values.deeper(() -> narrowings.of(whole, part, place));
    }

    /** The value of a member, or of the item at a position. */
    Meaning part(Meaning whole, String name) {
        if (name.startsWith(Value.PartOf.UNNAMED)) {
            return values.deeper(() -> unnamed(whole, name));
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
            case Returned.CREATED -> calls.created(whole, null);
            case Returned.ITEMS -> BuiltIns.array(element(whole));
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

    private static Meaning iterated(Meaning iterator) {
        return iterator instanceof Meaning.Container of && of.type().equals("iterable") ? of.argument(0) : Meaning.UNKNOWN;
    }

    @Override
    public Meaning created(Meaning constructor) {
        return calls.created(constructor, null);
    }

    @Override
    public Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> BuiltIns.element(container);
            case Meaning.Structure structure -> {
                Meaning other = structure.member("");
                yield other == null ? Meaning.UNKNOWN : other;
            }
            case Meaning.Either either -> either.each(this::element);
            case Meaning.Instance instance when instance.symbol().kind() == SymbolKind.TYPE ->
                values.deeper(() -> element(members.aliased(instance, instance)));
            case Meaning.Instance instance -> values.deeper(() -> iterated(calls.call(members.of(instance, "[Symbol.iterator]"), null)));
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }
}
