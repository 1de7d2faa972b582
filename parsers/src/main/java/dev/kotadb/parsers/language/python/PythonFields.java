package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the field that a call of a class sets by its name: of classes without a constructor of their own, such as dataclasses,
 * named tuples and those of attrs. The argument of a constructor that is written names its parameter.
 */
final class PythonFields {
    private static final Pattern OF_CLASS = Pattern.compile("(?:\\w+\\.)*ClassVar\\b.*");
    private static final Pattern MADE = Pattern.compile("typeof (?:\\w+\\.)?(?:ib|attrib|field)\\(.*\\)");
    private static final Set<String> CONSTRUCTORS = Set.of("__init__", "__new__");
    /** Bases outside the repository whose constructors set the fields, or nothing. */
    private static final Set<String> KNOWN = Set.of("NamedTuple", "TypedDict", "Protocol", "Generic", "ABC", "object", "BaseModel", "Struct");

    private final TrackedIndex index;
    private final PythonClasses classes;

    PythonFields(TrackedIndex index, PythonClasses classes) {
        this.index = index;
        this.classes = classes;
    }

    Meaning field(Declared type, String name) {
        boolean leaves = false;
        for (Declared one : classes.order(type)) {
            if (CONSTRUCTORS.stream().anyMatch(constructor -> !index.children(one, constructor).isEmpty())) {
                return Meaning.UNKNOWN;
            }
            leaves |= one.symbol().shape().supertypes().stream().anyMatch(base -> mayConstruct(one, base));
            List<Declared> members = index.children(one, name);
            if (!members.isEmpty()) {
                Meaning.Named found = new Meaning.Named(members.getFirst());
                return !isField(found.symbol()) ? Meaning.UNKNOWN : leaves ? new Meaning.Guessed(List.of(found)) : found;
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The field at a position, of those that the first class declares which has any. */
    Meaning field(Meaning.Instance type, int position) {
        for (Declared one : classes.order(type.declared())) {
            List<Declared> all = index.children(one).stream().filter(child -> isField(child.symbol())).toList();
            if (!all.isEmpty()) {
                return position < all.size() ? new Meaning.Named(all.get(position), new Meaning.Instance(one, List.of()), type) : Meaning.UNKNOWN;
            }
        }
        return Meaning.UNKNOWN;
    }

    private boolean mayConstruct(Declared type, String base) {
        return classes.base(type, base) == null && !KNOWN.contains(Annotation.read(base).simpleName());
    }

    private static boolean isField(Symbol member) {
        String type = member.shape().type();
        return switch (member.kind()) {
            case CONSTANT, PROPERTY, VARIABLE -> !PythonClasses.isAssigned(member) && !member.detail().equals("accessor")
                    && (type == null
                            ? member.shape().value() instanceof Value.OfType(String made) && MADE.matcher(made).matches()
                            : !OF_CLASS.matcher(type).matches());
            case CLASS, ENUM, FUNCTION, INTERFACE, METHOD, TYPE -> false;
        };
    }
}
