package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the values that reading, calling and taking members of names gives. */
final class PythonValues {
    private static final String SUPER = "super";

    private final Python python;
    private final Recursion recursion;

    PythonValues(Python python, Recursion recursion) {
        this.python = python;
        this.recursion = recursion;
    }

    /** The value that {@code super()} is in a class. */
    static Meaning above(Meaning instance) {
        return new Meaning.Container(SUPER, List.of(instance));
    }

    Meaning member(Meaning value, String name) {
        return switch (value) {
            case Meaning.Named named when named.symbol().kind() == SymbolKind.CLASS ->
                python.classes.member(named.declared(), named, name, false);
            case Meaning.Named named -> {
                Meaning read = read(named);
                yield read instanceof Meaning.Named ? Meaning.UNKNOWN : member(read, name);
            }
            case Meaning.Instance instance -> python.classes.member(instance.declared(), instance, name, false);
            case Meaning.Module(List<FileView> files) -> python.names.member(files.getFirst(), name);
            case Meaning.Structure(Map<String, Meaning> members) -> members.getOrDefault(name, Meaning.UNKNOWN);
            case Meaning.Container container -> ofContainer(container, name);
            case Meaning.Either either -> either.each(arm -> member(arm, name));
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Anonymous(Meaning type) -> member(type, name);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Callable callable -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> Meaning.UNKNOWN;
        };
    }

    private Meaning ofContainer(Meaning.Container container, String name) {
        return switch (container.type()) {
            case SUPER -> switch (container.argument(0)) {
                case Meaning.Instance one -> python.classes.member(one.declared(), one, name, true);
                case Meaning.Named one -> python.classes.member(one.declared(), one, name, true);
                default -> Meaning.UNKNOWN;
            };
            case "type" -> container.argument(0) instanceof Meaning.Instance one
                    ? python.classes.member(one.declared(), new Meaning.Named(one.declared()), name, false)
                    : container.argument(0);
            default -> new Meaning.BuiltIn(container, name);
        };
    }

    Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> readDeclared(one));
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Either either -> either.each(this::read);
            case Meaning.Anonymous(Meaning type) -> type;
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            default -> named;
        };
    }

    private Meaning readDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        return switch (symbol.kind()) {
            case CLASS, ENUM, INTERFACE, FUNCTION -> named;
            case METHOD -> isProperty(symbol) ? written(named) : named;
            case VARIABLE, CONSTANT, PROPERTY, TYPE -> {
                Meaning.Instance owner = named.owner();
                yield owner != null && symbol.shape().type() == null && python.classes.isEnum(owner.declared())
                        ? new Meaning.Instance(owner.declared(), List.of())
                        : written(named);
            }
        };
    }

    private static boolean isProperty(Symbol symbol) {
        return symbol.detail().contains("accessor") || symbol.detail().contains("property")
                || symbol.is("property") || symbol.is("cached_property");
    }

    private Meaning written(Meaning.Named named) {
        Symbol.Shape shape = named.symbol().shape();
        Declared around = python.index.enclosing(named.declared());
        String type = shape.type();
        if (type == null || type.endsWith("TypeAlias")) {
            type = shape.value() instanceof Value.OfType(String text) ? text : null;
        }
        return type == null ? Meaning.UNKNOWN : python.types.of(type, named.declared().view(), around, self(named));
    }

    private static @Nullable Meaning self(Meaning.Named named) {
        return named.self() == null ? named.owner() : named.self();
    }

    /** What calling a name gives: a class gives its instance. */
    Meaning call(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> callDeclared(one));
            case Meaning.Instance instance -> {
                Meaning called = member(instance, "__call__");
                yield called instanceof Meaning.Named ? call(called) : Meaning.UNKNOWN;
            }
            case Meaning.BuiltIn builtIn -> PythonBuiltIns.result(builtIn);
            case Meaning.Either either -> either.each(this::call);
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            case Meaning.Callable callable -> callable.result();
            case Meaning.Container container when container.type().equals("type") -> container.argument(0);
            case Meaning.Container container when container.type().equals("callable") -> container.argument(1);
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning callDeclared(Meaning.Named named) {
        Symbol symbol = named.symbol();
        return switch (symbol.kind()) {
            case CLASS, ENUM, INTERFACE -> new Meaning.Instance(named.declared(), List.of());
            case FUNCTION, METHOD -> {
                Meaning result = isProperty(symbol) ? call(written(named)) : written(withInstance(named));
                yield symbol.is("async") && !(result instanceof Meaning.Unknown)
                        ? PythonBuiltIns.awaitable(result)
                        : result;
            }
            case VARIABLE, CONSTANT, PROPERTY, TYPE -> {
                Meaning value = read(named);
                yield value instanceof Meaning.Named same && same.same(named) ? Meaning.UNKNOWN : call(value);
            }
        };
    }

    /** {@code Self} of a class method called on its class is an instance of it. */
    private static Meaning.Named withInstance(Meaning.Named named) {
        return named.self() instanceof Meaning.Named type && type.symbol().kind() == SymbolKind.CLASS
                ? new Meaning.Named(named.declared(), named.owner(), new Meaning.Instance(type.declared(), List.of()))
                : named;
    }

    Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> PythonBuiltIns.element(container);
            case Meaning.Instance instance -> {
                Meaning item = member(instance, "__getitem__");
                yield item instanceof Meaning.Named ? call(item) : Meaning.UNKNOWN;
            }
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }
}
