package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JavaScript's built-in globals and types, and those of browsers and Node.js. */
final class BuiltIns {
    private static final Set<String> GLOBALS = WordList.read(BuiltIns.class, "globals.txt");
    private static final Set<String> COMMON_MEMBERS = WordList.read(BuiltIns.class, "members.txt");
    private static final Set<String> NODE_MODULES = WordList.read(BuiltIns.class, "node.txt");
    private static final Set<String> FOLDERS = WordList.read(BuiltIns.class, "folders.txt");
    private static final Set<String> OBJECT_MEMBERS = Set.of(
            "constructor", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf",
            "propertyIsEnumerable", "__proto__");
    private static final Set<String> FUNCTION_MEMBERS =
            Set.of("apply", "call", "bind", "length", "name", "prototype", "arguments", "caller");
    private static final Set<String> PRIMITIVES =
            Set.of("string", "number", "boolean", "bigint", "symbol", "true", "false", "RegExp", "regexp");
    private static final Set<String> NOTHING = Set.of("null", "undefined", "void", "never");
    private static final Map<String, String> CONTAINERS = Map.ofEntries(
            Map.entry("Array", "array"), Map.entry("ReadonlyArray", "array"), Map.entry("ArrayLike", "iterable"),
            Map.entry("Iterable", "iterable"), Map.entry("IterableIterator", "iterable"), Map.entry("Iterator", "iterable"),
            Map.entry("Generator", "iterable"), Map.entry("AsyncIterable", "iterable"), Map.entry("AsyncGenerator", "iterable"),
            Map.entry("AsyncIterableIterator", "iterable"), Map.entry("NodeListOf", "iterable"),
            Map.entry("Promise", "promise"), Map.entry("PromiseLike", "promise"),
            Map.entry("Set", "set"), Map.entry("ReadonlySet", "set"), Map.entry("WeakSet", "weakset"),
            Map.entry("Map", "map"), Map.entry("ReadonlyMap", "map"), Map.entry("WeakMap", "weakmap"),
            Map.entry("Record", "record"), Map.entry("IteratorResult", "step"), Map.entry("WeakRef", "ref"));
    /** Utility types whose members have the names of their first argument's members. */
    private static final Set<String> TRANSPARENT = Set.of(
            "Partial", "Required", "Readonly", "Pick", "Omit", "NonNullable", "Extract", "Exclude", "NoInfer");
    private static final Set<String> SAME = Set.of(
            "filter", "slice", "concat", "reverse", "sort", "toSorted", "toReversed", "splice", "add", "set", "with",
            "toSpliced", "fill", "finally", "catch", "copyWithin", "values");
    private static final Set<String> ELEMENT =
            Set.of("find", "findLast", "pop", "shift", "at", "get", "deref", "reduce", "reduceRight");

    private BuiltIns() {}

    static boolean isGlobal(String name) {
        return GLOBALS.contains(name);
    }

    static boolean isCommonMember(String name) {
        return COMMON_MEMBERS.contains(name);
    }

    /** Whether projects name folders so, which a bundler's configuration may make the root of modules. */
    static boolean isFolder(String name) {
        return FOLDERS.contains(name);
    }

    static boolean isNodeModule(String name) {
        return NODE_MODULES.contains(name);
    }

    static boolean isObjectMember(String name) {
        return OBJECT_MEMBERS.contains(name);
    }

    static boolean isFunctionMember(String name) {
        return FUNCTION_MEMBERS.contains(name);
    }

    static boolean isPrimitive(String type) {
        return PRIMITIVES.contains(type);
    }

    static boolean isNothing(String type) {
        return NOTHING.contains(type);
    }

    static boolean isTransparent(String type) {
        return TRANSPARENT.contains(type);
    }

    static boolean isContainer(String type) {
        return CONTAINERS.containsKey(type);
    }

    static Meaning container(String type, List<Meaning> arguments) {
        return new Meaning.Container(CONTAINERS.getOrDefault(type, type), arguments);
    }

    static Meaning array(Meaning element) {
        return new Meaning.Container("array", List.of(element));
    }

    static Meaning promise(Meaning value) {
        return value instanceof Meaning.Container of && of.type().equals("promise")
                ? value
                : new Meaning.Container("promise", List.of(value));
    }

    static Meaning generator(Meaning returned) {
        return new Meaning.Container("iterable", List.of(Meaning.UNKNOWN, returned));
    }

    static Meaning element(Meaning.Container of) {
        return switch (of.type()) {
            case "array", "iterable", "set" -> of.argument(0);
            case "tuple" -> of.arguments().size() == 1 ? of.argument(0) : anyOf(of.arguments());
            case "record" -> of.argument(1);
            case "map" -> new Meaning.Container("tuple", of.arguments());
            case "string" -> of;
            default -> Meaning.UNKNOWN;
        };
    }

    private static Meaning anyOf(List<Meaning> items) {
        boolean known = items.stream().noneMatch(Meaning.Unknown.class::isInstance);
        return known ? new Meaning.Either(items) : Meaning.UNKNOWN;
    }

    static Meaning awaited(Meaning value) {
        if (value instanceof Meaning.Outside outside && outside.members() == Meaning.Outside.Members.BY_PATH) {
            return Meaning.OUTSIDE;
        }
        return value instanceof Meaning.Container of && of.type().equals("promise") ? awaited(of.argument(0)) : value;
    }

    private static boolean isMap(Meaning.Container of) {
        return of.type().equals("map") || of.type().equals("weakmap");
    }

    /** The result of calling a member of a built-in type. */
    static Meaning result(Meaning.BuiltIn member) {
        Meaning.Container of = member.of();
        String name = member.name();
        if (isMap(of)) {
            return switch (name) {
                case "get" -> of.argument(1);
                case "values" -> array(of.argument(1));
                case "keys" -> array(of.argument(0));
                case "entries" -> array(new Meaning.Container("tuple", of.arguments()));
                case "set" -> of;
                default -> Meaning.UNKNOWN;
            };
        }
        if (of.type().equals("ref")) {
            return name.equals("deref") ? of.argument(0) : Meaning.UNKNOWN;
        }
        if (of.type().equals("tuple") || PRIMITIVES.contains(of.type())) {
            return Library.result(member);
        }
        if (SAME.contains(name)) {
            return of;
        }
        return ELEMENT.contains(name) ? of.argument(0) : Meaning.UNKNOWN;
    }

    /** Whether the result of a member depends on that of the function that it is passed. */
    static boolean isMapping(Meaning.BuiltIn member) {
        return switch (member.of().type()) {
            case "array", "tuple" -> member.name().equals("map") || member.name().equals("flatMap");
            case "promise" -> member.name().equals("then");
            default -> false;
        };
    }

    /** The result of such a member, if its function gives this. */
    static Meaning mapped(Meaning.BuiltIn member, Meaning given) {
        if (given instanceof Meaning.Unknown) {
            return given;
        }
        return switch (member.name()) {
            case "then" -> promise(awaited(given));
            case "flatMap" -> array(given instanceof Meaning.Container of && !of.type().equals("intersection") ? element(of) : given);
            default -> array(given);
        };
    }

    /** The callback that a member of one of several collections takes. */
    static Meaning callback(List<Meaning> members) {
        List<Meaning> each = new ArrayList<>();
        int most = 0;
        for (Meaning member : members) {
            each.add(callback((Meaning.BuiltIn) member));
            most = Math.max(most, ((Meaning.Callable) each.getLast()).parameters().size());
        }
        List<Meaning> parameters = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int at = i;
            parameters.add(new Meaning.Either(each).each(one ->
                    at < ((Meaning.Callable) one).parameters().size() ? ((Meaning.Callable) one).parameters().get(at) : Meaning.UNKNOWN));
        }
        return Meaning.Callable.of(parameters, Meaning.UNKNOWN);
    }

    /** The callback that a built-in member such as {@code forEach} takes. */
    static Meaning callback(Meaning.BuiltIn member) {
        Meaning.Container of = member.of();
        Meaning value = isMap(of) ? of.argument(1) : of.type().equals("tuple") ? element(of) : of.argument(0);
        Meaning number = new Meaning.Container("number", List.of());
        return switch (member.name()) {
            case "reduce", "reduceRight" ->
                Meaning.Callable.of(List.of(Meaning.UNKNOWN, value, number, of), Meaning.UNKNOWN);
            case "sort", "toSorted" -> Meaning.Callable.of(List.of(value, value), Meaning.UNKNOWN);
            case "catch" -> Meaning.Callable.of(List.of(Meaning.UNKNOWN), Meaning.UNKNOWN);
            case "then" -> Meaning.Callable.of(List.of(awaited(of)), Meaning.UNKNOWN);
            default -> Meaning.Callable.of(List.of(value, number, of), Meaning.UNKNOWN);
        };
    }
}
