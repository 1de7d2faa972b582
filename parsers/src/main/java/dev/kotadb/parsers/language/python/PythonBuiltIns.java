package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.WordList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of {@code builtins}, common members, and generic containers. */
final class PythonBuiltIns {
    private static final Set<String> NAMES = WordList.read(PythonBuiltIns.class, "globals.txt");
    private static final Set<String> COMMON_MEMBERS = WordList.read(PythonBuiltIns.class, "members.txt");
    private static final Map<String, String> CONTAINERS = Map.ofEntries(
            Map.entry("list", "list"), Map.entry("List", "list"), Map.entry("Sequence", "list"),
            Map.entry("MutableSequence", "list"), Map.entry("Iterable", "list"), Map.entry("Iterator", "list"),
            Map.entry("Collection", "list"), Map.entry("Generator", "list"), Map.entry("AsyncIterator", "list"),
            Map.entry("AsyncIterable", "list"), Map.entry("AsyncGenerator", "list"), Map.entry("deque", "list"),
            Map.entry("Deque", "list"), Map.entry("set", "list"), Map.entry("Set", "list"),
            Map.entry("frozenset", "list"), Map.entry("FrozenSet", "list"), Map.entry("AbstractSet", "list"),
            Map.entry("tuple", "tuple"), Map.entry("Tuple", "tuple"),
            Map.entry("dict", "dict"), Map.entry("Dict", "dict"), Map.entry("Mapping", "dict"),
            Map.entry("MutableMapping", "dict"), Map.entry("defaultdict", "dict"), Map.entry("DefaultDict", "dict"),
            Map.entry("OrderedDict", "dict"), Map.entry("WeakKeyDictionary", "dict"), Map.entry("WeakValueDictionary", "dict"),
            Map.entry("ContextVar", "variable"), Map.entry("Future", "future"), Map.entry("Task", "future"),
            Map.entry("Awaitable", "awaitable"), Map.entry("Coroutine", "coroutine"),
            Map.entry("Type", "type"), Map.entry("type", "type"), Map.entry("Callable", "callable"),
            Map.entry("TypeGuard", "guard"), Map.entry("TypeIs", "guard"),
            Map.entry("ContextManager", "context"), Map.entry("AbstractContextManager", "context"),
            Map.entry("AsyncContextManager", "context"), Map.entry("AbstractAsyncContextManager", "context"));
    private static final Set<String> TRANSPARENT = Set.of(
            "Optional", "Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "InitVar");
    /** The type of what tells the type of an argument. */
    static final String GUARD = "guard";
    /** The type of a value whose methods give such a value. */
    static final String COPIED = "copied";
    /** The type of what tells which exception was raised. */
    static final String RAISED = "raised";

    private static final Set<String> RAISING = Set.of(
            "assertRaises", "assertRaisesRegex", "assertWarns", "assertWarnsRegex", "raises", "failUnlessRaises");
    private static final Set<String> FIRST = Set.of("pop", "popleft", "__getitem__", "__next__");

    private static final Set<String> SAME_ITEMS = Set.of(
            "next", "iter", "list", "tuple", "set", "frozenset", "sorted", "reversed", "enumerate", "min", "max", "deque",
            "type");

    private static final Set<String> COPIES = Set.of("copy.copy", "copy.deepcopy", "copy.replace", "dataclasses.replace", "attr.evolve", "attrs.evolve");

    private PythonBuiltIns() {}

    static boolean isName(String name) {
        return NAMES.contains(name);
    }

    /** Whether it may be called without being imported, or is a type of the standard library whose items are what it is passed. */
    static boolean isFunction(String name) {
        return isName(name) || name.equals("deque");
    }

    /** The built-in of this name, or external without a symbol if every module has one of its own. */
    static Meaning named(String name) {
        return name.startsWith("__") && !name.equals("__import__")
                ? Meaning.OUTSIDE
                : Meaning.Outside.path(new ExternalSymbol(Scheme.PYTHON, null, "builtins." + name));
    }

    /** Whether a type is a form of the module {@code typing}, whose values have members of other types. */
    static boolean isForm(Meaning.Outside type) {
        return type.symbol() != null && type.symbol().qualifiedName().startsWith("typing");
    }

    /** Whether a function of the standard library gives what it takes. */
    static boolean isCopy(Meaning.Outside function) {
        return function.symbol() != null && COPIES.contains(function.symbol().qualifiedName());
    }

    /** Whether a function of a library for tests expects that its first argument is raised in the block that it begins. */
    static boolean expectsException(String function) {
        return RAISING.contains(function);
    }

    /** Whether it is the exception that was expected: {@code cm.exception} of unittest, {@code info.value} of pytest. */
    static boolean isRaised(Meaning.BuiltIn member) {
        return member.of().type().equals(RAISED) && (member.name().equals("exception") || member.name().equals("value"));
    }

    /** Whether the function's result has the items of its first argument. */
    static boolean takesItemsOf(String function) {
        return SAME_ITEMS.contains(function);
    }

    static boolean isCommonMember(String name) {
        return COMMON_MEMBERS.contains(name);
    }

    static boolean isContainer(String type) {
        return CONTAINERS.containsKey(type);
    }

    static boolean isTransparent(String type) {
        return TRANSPARENT.contains(type);
    }

    static Meaning container(String type, List<Meaning> arguments) {
        return new Meaning.Container(CONTAINERS.getOrDefault(type, type), arguments);
    }

    static Meaning element(Meaning.Container of) {
        return switch (of.type()) {
            case "list" -> of.argument(0);
            case "dict" -> of.argument(0);
            case "tuple" -> of.arguments().contains(Meaning.UNKNOWN) ? Meaning.UNKNOWN : new Meaning.Either(of.arguments());
            default -> Meaning.UNKNOWN;
        };
    }

    static Meaning awaited(Meaning value) {
        return value instanceof Meaning.Container of
                ? switch (of.type()) {
                    case "awaitable", "future" -> of.argument(0);
                    case "coroutine" -> of.argument(2);
                    default -> Meaning.UNKNOWN;
                }
                : value instanceof Meaning.Outside ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    static Meaning awaitable(Meaning value) {
        return new Meaning.Container("awaitable", List.of(value));
    }

    /** The result of calling a container's method. */
    static Meaning result(Meaning.BuiltIn member) {
        Meaning.Container of = member.of();
        String name = member.name();
        if (of.type().equals("dict")) {
            return switch (name) {
                case "get", "pop", "setdefault" -> of.argument(1);
                case "values" -> container("list", List.of(of.argument(1)));
                case "keys" -> container("list", List.of(of.argument(0)));
                case "items" -> container("list", List.of(container("tuple", of.arguments())));
                case "popitem" -> container("tuple", of.arguments());
                case "copy" -> of;
                default -> Meaning.UNKNOWN;
            };
        }
        if ((of.type().equals("variable") && name.equals("get")) || (of.type().equals("future") && name.equals("result"))) {
            return of.argument(0);
        }
        if (of.type().equals(COPIED)) {
            return of.argument(0);
        }
        if (of.type().equals(RAISED) && name.equals("__enter__")) {
            return of;
        }
        if (of.type().equals("context") && name.endsWith("enter__")) {
            return of.argument(0);
        }
        if (of.type().equals("list") && FIRST.contains(name)) {
            return of.argument(0);
        }
        return name.equals("copy") ? of : Meaning.UNKNOWN;
    }
}
