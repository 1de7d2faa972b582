package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ExternalSymbol.Scheme;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.text.ResourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of JavaScript's library and of browsers, with what TypeScript declares of their types. Members are named after the
 * type that declares them, {@code Array#map}; what belongs to a global object after it, {@code Object.keys}.
 */
final class Library {
    static final String MEMBER = "#";
    private static final String FILE = "library.txt";
    private static final String GLOBALS = "*";
    /** Ends the name of the type of the object that a global name stands for. */
    private static final String CONSTRUCTOR = "Constructor";

    private static final int DEEPEST = 16;

    /** Types that have one value, whose members are named after it: {@code console.log}. */
    private static final Set<String> SINGLE = Set.of("Console", "Math", "JSON", "Reflect", "Atomics");

    /** What is not a module's export in Node.js although it can be used without an import. */
    private static final Map<String, String> NODE = Map.of(
            "process", "node:process", "Buffer", "node:buffer.Buffer", "setImmediate", "node:timers.setImmediate",
            "clearImmediate", "node:timers.clearImmediate", "require", "require", "__dirname", "__dirname", "__filename", "__filename");

    private static final Map<String, String> OF_CONTAINERS = Map.ofEntries(
            Map.entry("array", "Array"), Map.entry("tuple", "Array"), Map.entry("promise", "Promise"), Map.entry("set", "Set"),
            Map.entry("map", "Map"), Map.entry("weakmap", "WeakMap"), Map.entry("weakset", "WeakSet"), Map.entry("ref", "WeakRef"), Map.entry("string", "String"), Map.entry("number", "Number"),
            Map.entry("boolean", "Boolean"), Map.entry("true", "Boolean"), Map.entry("false", "Boolean"),
            Map.entry("bigint", "BigInt"), Map.entry("symbol", "Symbol"), Map.entry("RegExp", "RegExp"), Map.entry("regexp", "RegExp"));

    private static final Library LIBRARY = read();

    private final Map<String, Type> types;

    /** @param members the types of members by their names, empty if not known */
    private record Type(List<String> above, Map<String, String> members) {}

    private Library(Map<String, Type> types) {
        this.types = Map.copyOf(types);
    }

    private static Library read() {
        Map<String, Type> types = new HashMap<>();
        ResourceText.read(Library.class, FILE).lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> type(line.split(" "), types));
        return new Library(types);
    }

    private static void type(String[] words, Map<String, Type> into) {
        Map<String, String> members = HashMap.newHashMap(words.length);
        List<String> above = List.of();
        for (int i = 1; i < words.length; i++) {
            int is = words[i].indexOf('=');
            if (words[i].startsWith(":")) {
                above = List.of(words[i].substring(1).split(","));
            } else {
                members.put(is < 0 ? words[i] : words[i].substring(0, is), is < 0 ? "" : words[i].substring(is + 1));
            }
        }
        into.put(words[0], new Type(above, members));
    }

    /** What a global name stands for; external without a name if it is none of JavaScript, browsers or Node.js. */
    static Meaning global(String name) {
        String inNode = NODE.get(name);
        if (inNode != null) {
            return Meaning.Outside.path(new ExternalSymbol(Scheme.NODE, null, inNode));
        }
        boolean declared = LIBRARY.types.containsKey(name) || globals().containsKey(name) || name.equals("globalThis");
        return declared ? Meaning.Outside.path(symbol(name)) : Meaning.OUTSIDE;
    }

    /** A member of something in the library, or of a value of one of its types. */
    static Meaning member(Meaning.Outside of, String name) {
        ExternalSymbol symbol = of.symbol();
        String path = symbol == null ? "" : symbol.qualifiedName();
        if (of.members() == Meaning.Outside.Members.OF_VALUE) {
            return ofType(path, name);
        }
        String type = path.contains(MEMBER) ? typeOf(path) : globals().getOrDefault(path, "");
        if (!type.isEmpty() && !SINGLE.contains(type)) {
            return member(value(type), name);
        } else if (path.contains(MEMBER)) {
            return Meaning.OUTSIDE;
        } else if (name.equals("prototype") && LIBRARY.types.containsKey(path)) {
            return new Meaning.Outside(symbol(path), Meaning.Outside.Members.OF_VALUE);
        }
        boolean everything = path.equals("window") || path.equals("globalThis") || path.equals("self");
        return everything ? globals().containsKey(name) ? global(name) : ofType("Window", name) : of.member(".", name);
    }

    private static Meaning member(Meaning value, String name) {
        return switch (value) {
            case Meaning.Outside outside -> member(outside, name);
            case Meaning.Container container -> new Meaning.BuiltIn(container, name);
            default -> Meaning.OUTSIDE;
        };
    }

    /** The member of a value of this type. */
    static Meaning ofType(String type, String name) {
        String declaring = declaring(type, name, 0);
        return declaring.isEmpty() ? Meaning.OUTSIDE : Meaning.Outside.leaf(symbol(declaring + MEMBER + name));
    }

    /** The value of a member that is read, or the result of one that is called. */
    static Meaning read(ExternalSymbol symbol) {
        String name = symbol.qualifiedName();
        int dot = name.indexOf('.');
        if (dot > 0) {
            String type = typeOf(name.substring(0, dot) + CONSTRUCTOR + MEMBER + name.substring(dot + 1));
            // what a promise promises follows from the arguments
            return type.isEmpty() || type.equals("Promise") ? Meaning.OUTSIDE : value(type);
        }
        String type = name.contains(MEMBER) ? typeOf(name) : "";
        return type.isEmpty() ? Meaning.OUTSIDE : value(type);
    }

    /** The result of calling a member of a built-in type, as far as it does not depend on the type's arguments. */
    static Meaning result(Meaning.BuiltIn member) {
        ExternalSymbol symbol = symbol(member);
        return symbol == null ? Meaning.OUTSIDE : read(symbol);
    }

    /** The name of a member of a built-in type; null if the type is not known to have it. */
    static @Nullable ExternalSymbol symbol(Meaning.BuiltIn member) {
        String type = OF_CONTAINERS.getOrDefault(member.of().type(), "");
        String declaring = declaring(type, member.name(), 0);
        return declaring.isEmpty() ? null : symbol(declaring + MEMBER + member.name());
    }

    private static Meaning value(String type) {
        if (type.endsWith("[]")) {
            return BuiltIns.array(value(type.substring(0, type.length() - 2)));
        } else if (BuiltIns.isPrimitive(type)) {
            return new Meaning.Container(type, List.of());
        } else if (BuiltIns.isContainer(type)) {
            return BuiltIns.container(type, List.of(Meaning.OUTSIDE, Meaning.OUTSIDE));
        }
        return new Meaning.Outside(symbol(type), Meaning.Outside.Members.OF_VALUE);
    }

    private static String typeOf(String member) {
        int mark = member.indexOf(MEMBER);
        Type type = LIBRARY.types.get(member.substring(0, mark));
        return type == null ? "" : type.members().getOrDefault(member.substring(mark + 1), "");
    }

    /** The type that declares the member: the type itself, one of its supertypes, or Object; empty if none does. */
    private static String declaring(String type, String member, int depth) {
        Type found = LIBRARY.types.get(type);
        if (found == null || depth > DEEPEST) {
            return "";
        } else if (found.members().containsKey(member)) {
            return type;
        }
        for (String above : found.above()) {
            String declaring = declaring(above, member, depth + 1);
            if (!declaring.isEmpty()) {
                return declaring;
            }
        }
        return depth == 0 && !type.equals("Object") ? declaring("Object", member, 1) : "";
    }

    private static Map<String, String> globals() {
        return Objects.requireNonNull(LIBRARY.types.get(GLOBALS)).members();
    }

    private static ExternalSymbol symbol(String name) {
        return new ExternalSymbol(Scheme.JS, null, name);
    }
}
