package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the members of classes along their method resolution order. */
final class PythonClasses {
    /** The detail of an attribute that a method assigns on {@code self}. */
    static final String INSTANCE_ATTRIBUTE = "instance_attribute";
    /** Methods that are passed the class, without a decorator. */
    static final Set<String> TAKING_CLASS = Set.of("__new__", "__init_subclass__", "__class_getitem__");

    private static final int DEEPEST = 16;

    private final TrackedIndex index;
    private final Bases bases;
    private final Runnable doubt;
    private final Map<Declared, Order> orders = new IdentityHashMap<>();

    /** What the name of a base class stands for, where the class is written. */
    @FunctionalInterface
    interface Bases {
        Meaning named(FileView view, @Nullable Declared around, String name);
    }

    /** {@code doubt} is told that what is being looked up is not certain. */
    PythonClasses(TrackedIndex index, Bases bases, Runnable doubt) {
        this.doubt = doubt;
        this.index = index;
        this.bases = bases;
    }

    /**
     * The member of a class or of its instances. One that is declared with its type precedes one that is only assigned:
     * {@code self.debug = True} does not hide the property {@code debug} of a base, nor does {@code debug = True} in the class.
     *
     * @param self the value on which the member is accessed
     * @param after the class behind which the search begins, as {@code super()} has it; null to begin with the class itself
     */
    Meaning member(Declared type, Meaning self, String name, @Nullable Declared after) {
        Order order = order(type, 0);
        List<Declared> classes = order.classes();
        if (after != null) {
            int at = position(classes, after);
            order = at < 0 ? order(after, 0) : order;
            classes = order.classes().subList(Math.max(at, 0) + 1, order.classes().size());
        }
        Meaning.Named assigned = null;
        for (Declared one : classes) {
            Meaning.Named assignedHere = null;
            List<Declared> members = index.children(one, name);
            for (Declared member : members.size() > 1 ? declaredFirst(inBranches(one, members)) : members) {
                Meaning.Named found = new Meaning.Named(member, new Meaning.Instance(one, List.of()), self);
                if (isTyped(member.symbol())) {
                    return found;
                }
                assignedHere = assignedHere == null ? found : assignedHere;
            }
            assigned = assigned == null ? assignedHere : assigned;
        }
        if (assigned != null) {
            return assigned;
        }
        Meaning ofMetaclass = self instanceof Meaning.Named ? ofMetaclass(classes, self, name) : Meaning.UNKNOWN;
        if (!(ofMetaclass instanceof Meaning.Unknown)) {
            return ofMetaclass;
        }
        boolean ofObject = name.startsWith("__") && name.endsWith("__");
        return order.leaves() || ofObject ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    /** A class has the members of its metaclass, which it may inherit. */
    private Meaning ofMetaclass(List<Declared> classes, Meaning self, String name) {
        for (Declared one : classes) {
            String written = one.symbol().shape().type();
            Declared metaclass = written == null ? null : declaration(one, written);
            if (metaclass != null) {
                return member(metaclass, self, name, null);
            } else if (written != null) {
                return Meaning.OUTSIDE;
            }
        }
        return Meaning.UNKNOWN;
    }

    /** What is being looked up is not certain. */
    void doubt() {
        doubt.run();
    }

    /** Members of one name; if branches of the class's body declare some of them, which one counts is not certain. */
    private List<Declared> inBranches(Declared type, List<Declared> members) {
        List<Declared> declared = members.stream().filter(member -> !isAssigned(member.symbol())).toList();
        int body = index.children(type).stream().mapToInt(child -> child.symbol().span().columnStart()).min().orElse(0);
        if (declared.size() < 2 || declared.stream().anyMatch(member -> member.symbol().span().columnStart() <= body)) {
            return members;
        }
        doubt.run();
        List<Declared> first = new ArrayList<>(members);
        first.sort(Comparator.comparing(member -> member.symbol().is(PythonBranches.FALLBACK)));
        return first;
    }

    /** What the class's body declares before what its methods assign: {@code self.size = 1} calls the property's setter. */
    private static List<Declared> declaredFirst(List<Declared> members) {
        List<Declared> first = new ArrayList<>(members);
        first.sort(Comparator.comparing(member -> isAssigned(member.symbol())));
        return first;
    }

    private static int position(List<Declared> classes, Declared wanted) {
        for (int i = 0; i < classes.size(); i++) {
            if (same(classes.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a method assigns the member on {@code self}. */
    static boolean isAssigned(Symbol member) {
        return member.detail().equals(INSTANCE_ATTRIBUTE);
    }

    /** Whether its declaration tells its type: a method, a property, a variable with an annotation. */
    private static boolean isTyped(Symbol member) {
        return switch (member.kind()) {
            case CLASS, ENUM, FUNCTION, INTERFACE, METHOD, TYPE -> true;
            case CONSTANT, PROPERTY, VARIABLE -> {
                String type = member.shape().type();
                yield member.detail().equals("accessor") || type != null && Annotation.tellsType(type);
            }
        };
    }

    /** Whether the class or one of its bases is an enumeration. */
    boolean isEnum(Declared type) {
        for (Declared one : order(type, 0).classes()) {
            for (String base : one.symbol().shape().supertypes()) {
                String name = base.substring(base.lastIndexOf('.') + 1);
                if (name.endsWith("Enum") || name.endsWith("Flag")) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isNamedTuple(Declared type) {
        return order(type, 0).classes().stream()
                .flatMap(one -> one.symbol().shape().supertypes().stream())
                .anyMatch(base -> base.contains("NamedTuple") || base.contains("namedtuple"));
    }

    /**
     * A class and its bases, in method resolution order.
     *
     * @param leaves whether some of the bases are declared outside the repository
     */
    record Order(List<Declared> classes, boolean leaves) {
        Order {
            classes = List.copyOf(classes);
        }
    }

    /** The class and its bases, in method resolution order. */
    List<Declared> order(Declared type) {
        return order(type, 0).classes();
    }

    /** For each base that the repository declares: it and its own bases, in method resolution order. */
    List<List<Declared>> lines(Declared type) {
        List<List<Declared>> lines = new ArrayList<>();
        for (String text : type.symbol().shape().supertypes()) {
            Declared base = base(type, text);
            if (base != null) {
                lines.add(order(base));
            }
        }
        return lines;
    }

    private Order order(Declared type, int depth) {
        Order known = orders.get(type);
        if (known == null) {
            // Ends circular inheritance: a class that is its own base has no bases.
            orders.put(type, new Order(List.of(type), false));
            known = ordered(type, depth);
            orders.put(type, known);
        }
        return known;
    }

    private Order ordered(Declared type, int depth) {
        List<List<Declared>> lines = new ArrayList<>();
        List<Declared> direct = new ArrayList<>();
        boolean leaves = false;
        for (String text : depth > DEEPEST ? List.<String>of() : type.symbol().shape().supertypes()) {
            Declared base = base(type, text);
            if (base == null) {
                leaves |= !text.equals("object") && !text.startsWith("Generic");
            } else {
                Order above = order(base, depth + 1);
                lines.add(above.classes());
                direct.add(base);
                leaves |= above.leaves();
            }
        }
        lines.add(direct);
        List<Declared> classes = new ArrayList<>(List.of(type));
        merge(lines, classes);
        return new Order(classes, leaves);
    }

    /** The class that is named as a base; null if the repository does not declare it. */
    @Nullable Declared base(Declared type, String text) {
        return text.indexOf('=') >= 0 && text.indexOf('[') < 0 ? null : declaration(type, text);
    }

    /** The class that a type in a class's header names; null if the repository does not declare it. */
    private @Nullable Declared declaration(Declared type, String text) {
        Meaning meaning = bases.named(type.view(), index.enclosing(type), Annotation.read(text).name());
        return meaning instanceof Meaning.Named named
                        && named.symbol().kind() == SymbolKind.CLASS
                        && !same(named.declared(), type)
                ? named.declared()
                : null;
    }

    /** C3 linearization: take the first head that is in no other list's tail; if there is none, the first head. */
    private static void merge(List<List<Declared>> lines, List<Declared> into) {
        List<List<Declared>> rest = new ArrayList<>();
        lines.forEach(line -> rest.add(new ArrayList<>(line)));
        rest.removeIf(List::isEmpty);
        while (!rest.isEmpty()) {
            Declared next = rest.getFirst().getFirst();
            for (List<Declared> line : rest) {
                Declared head = line.getFirst();
                if (rest.stream().noneMatch(other -> contains(other.subList(1, other.size()), head))) {
                    next = head;
                    break;
                }
            }
            Declared taken = next;
            into.add(taken);
            rest.forEach(line -> line.removeIf(one -> same(one, taken)));
            rest.removeIf(List::isEmpty);
        }
    }

    static boolean contains(List<Declared> line, Declared one) {
        return line.stream().anyMatch(other -> same(other, one));
    }

    private static boolean same(Declared one, Declared other) {
        return one.index() == other.index() && one.view().path().equals(other.view().path());
    }
}
