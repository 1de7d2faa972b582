package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.List;

/** Evaluates what iterating, indexing and entering a value gives, and built-in functions over items. */
final class PythonItems {
    /** The part that an index takes which is not constant. */
    static final String ITEM = "[]";
    /** The part that {@code with … as} binds. */
    static final String ENTERED = "__enter__()";
    static final String ENTERED_ASYNC = "__aenter__()";
    /** The part that a slice takes. */
    static final String SLICE = "[:]";

    private final Access access;

    /** How members are taken, read and called. */
    interface Access {
        Meaning member(Meaning value, String name);

        Meaning read(Meaning named);

        Meaning call(Meaning named);

        /** The field of a named tuple at a position; unknown if it has none. */
        Meaning field(Meaning.Instance tuple, int position);

        boolean isEnum(Declared type);
    }

    PythonItems(Access access) {
        this.access = access;
    }

    /** The value of a member, or of the item at a position. */
    Meaning part(Meaning whole, String name) {
        if (name.endsWith("enter__()")) {
            return entered(access.read(whole), name);
        }
        if (name.equals(Use.KEYWORD)) {
            return new Meaning.Container(PythonMembers.FIELDS, List.of(whole));
        } else if (name.equals(Value.PartOf.RESULT)) {
            return access.call(whole);
        } else if (!Character.isDigit(name.charAt(0)) && !name.startsWith("[")) {
            return access.read(access.member(whole, name));
        }
        return switch (access.read(whole)) {
            case Meaning.Container of when of.type().equals("dict") -> of.argument(1);
            case Meaning.Container of when name.equals(SLICE) -> of;
            case Meaning.Container of when name.equals(ITEM) -> PythonBuiltIns.element(of);
            case Meaning.Container of when of.type().equals("tuple") -> of.argument(Integer.parseInt(name));
            case Meaning.Either either -> either.each(arm -> part(arm, name));
            case Meaning.Instance instance -> {
                Meaning field = Character.isDigit(name.charAt(0)) ? access.field(instance, Integer.parseInt(name)) : Meaning.UNKNOWN;
                if (field instanceof Meaning.Named) {
                    yield access.read(field);
                }
                Meaning item = access.member(instance, "__getitem__");
                yield item instanceof Meaning.Named ? access.call(item) : Meaning.UNKNOWN;
            }
            case Meaning.Named type when type.symbol().kind() == SymbolKind.CLASS -> access.isEnum(type.declared()) ? access.call(type) : type;
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> element(whole);
        };
    }

    /** What entering a context gives; a generator that is one gives its item. */
    private Meaning entered(Meaning context, String name) {
        if (context instanceof Meaning.Container container && container.type().equals("list")) {
            return container.argument(0);
        }
        Meaning result = access.call(access.member(context, name.substring(0, name.length() - 2)));
        return name.equals(ENTERED_ASYNC) && context instanceof Meaning.Instance ? PythonBuiltIns.awaited(result) : result;
    }

    /** The result of a built-in function such as {@code next}; external if it does not follow from the arguments. */
    Meaning builtIn(String function, List<Meaning> arguments) {
        Meaning first = arguments.isEmpty() ? Meaning.UNKNOWN : arguments.getFirst();
        return switch (function) {
            case "next", "anext", "min", "max" -> element(first);
            case "iter", "list", "tuple", "set", "deque", "frozenset", "sorted", "reversed", "filter" -> {
                Meaning items = element(function.equals("filter") && arguments.size() > 1 ? arguments.get(1) : first);
                yield items instanceof Meaning.Outside ? items : PythonBuiltIns.container("list", List.of(items));
            }
            case "type" -> new Meaning.Container("type", List.of(first));
            case "enumerate" -> list(Meaning.OUTSIDE, element(first));
            case "zip" -> list(arguments.stream().map(this::element).toArray(Meaning[]::new));
            case "map" -> PythonBuiltIns.container("list", List.of(access.call(first)));
            default -> Meaning.OUTSIDE;
        };
    }

    private static Meaning list(Meaning... items) {
        return PythonBuiltIns.container("list", List.of(PythonBuiltIns.container("tuple", List.of(items))));
    }

    Meaning element(Meaning collection) {
        return switch (access.read(collection)) {
            case Meaning.Container container -> PythonBuiltIns.element(container);
            case Meaning.Instance instance -> {
                Meaning iterator = access.member(instance, "__iter__");
                Meaning item = iterator instanceof Meaning.Named ? iterator : access.member(instance, "__getitem__");
                if (!(item instanceof Meaning.Named)) {
                    yield Meaning.UNKNOWN;
                }
                yield item == iterator ? next(access.call(item)) : access.call(item);
            }
            case Meaning.Named type when type.symbol().kind() == SymbolKind.CLASS && access.isEnum(type.declared()) -> access.call(type);
            case Meaning.Either either -> either.each(this::element);
            case Meaning.Outside outside -> Meaning.OUTSIDE;
            default -> Meaning.UNKNOWN;
        };
    }

    /** What an iterator gives. */
    private Meaning next(Meaning iterator) {
        if (iterator instanceof Meaning.Instance instance) {
            Meaning next = access.member(instance, "__next__");
            return next instanceof Meaning.Named ? access.call(next) : Meaning.UNKNOWN;
        }
        return iterator instanceof Meaning.Container container ? PythonBuiltIns.element(container) : Meaning.UNKNOWN;
    }
}
