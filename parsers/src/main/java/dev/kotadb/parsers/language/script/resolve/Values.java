package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Recursion;
import java.util.List;
import java.util.Map;

/** Tells the values that names give when they are read, and those that collections hold. */
final class Values {
    private final Script script;
    private final Recursion recursion;

    Values(Script script, Recursion recursion) {
        this.script = script;
        this.recursion = recursion;
    }

    /** The value that a name gives. */
    Meaning read(Meaning named) {
        return switch (named) {
            case Meaning.Named one -> recursion.deeper(() -> readDeclared(one));
            case Meaning.Anonymous(Meaning type) -> type;
            case Meaning.BuiltIn builtIn -> Meaning.OUTSIDE;
            case Meaning.Either either -> either.each(this::read);
            case Meaning.Offered offered -> Meaning.UNKNOWN;
            case Meaning.Guessed guessed -> Meaning.UNKNOWN;
            case Meaning.Unknown unknown -> named;
            case Meaning.Outside outside -> named;
            case Meaning.Instance instance -> named;
            case Meaning.Module module -> named;
            case Meaning.Container container -> named;
            case Meaning.Callable callable -> named;
            case Meaning.Structure structure -> named;
        };
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
                    Declared around = script.index.enclosing(named.declared());
                    yield around == null ? Meaning.UNKNOWN : new Meaning.Instance(around, List.of());
                }
                yield valueOf(named);
            }
        };
    }

    /** The declared type of a variable or the return type of a function, else what its value tells. */
    private Meaning valueOf(Meaning.Named named) {
        Symbol.Shape shape = named.symbol().shape();
        Declared declared = named.declared();
        if (shape.parameters() != null && named.symbol().kind() != SymbolKind.METHOD) {
            return named;
        }
        String type = shape.type();
        if (type != null) {
            return script.types.of(type, script.members.scope(named, declared));
        }
        Meaning value = shape.value() instanceof Value.OfType(String text)
                ? script.types.of(text, script.members.scope(named, declared))
                : receiver(shape.value(), named);
        boolean object = value instanceof Meaning.Unknown
                && !Declarators.isNamespace(declared)
                && !script.index.children(declared).isEmpty();
        return object ? named : value;
    }

    /** What a named one's value is where it is {@code this} or {@code super}. */
    static Meaning receiver(Value value, Meaning.Named named) {
        boolean receiver = value instanceof Value.This || value instanceof Value.Super;
        return receiver && named.self() != null ? named.self() : Meaning.UNKNOWN;
    }

    Meaning element(Meaning collection) {
        return switch (read(collection)) {
            case Meaning.Container container -> BuiltIns.element(container);
            case Meaning.Structure(Map<String, Meaning> members) -> members.getOrDefault("", Meaning.UNKNOWN);
            case Meaning.Either either -> either.each(this::element);
            case Meaning.Instance instance ->
                recursion.deeper(() -> element(script.types.aliased(instance, instance)));
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }
}
