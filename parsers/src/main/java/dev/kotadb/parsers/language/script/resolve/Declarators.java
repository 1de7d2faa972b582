package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses among declarations of one name: types and values share names, functions have overloads, interfaces merge. */
final class Declarators {
    private static final Set<SymbolKind> TYPES =
            EnumSet.of(SymbolKind.CLASS, SymbolKind.INTERFACE, SymbolKind.TYPE, SymbolKind.ENUM);
    private static final Set<SymbolKind> TYPES_ONLY = EnumSet.of(SymbolKind.INTERFACE, SymbolKind.TYPE);

    /** Kinds whose declarations of one name merge: overloads, interfaces, enums, accessors. */
    private static final Set<SymbolKind> MERGING = EnumSet.of(
            SymbolKind.FUNCTION, SymbolKind.METHOD, SymbolKind.INTERFACE, SymbolKind.ENUM, SymbolKind.PROPERTY);

    private final TrackedIndex index;

    Declarators(TrackedIndex index) {
        this.index = index;
    }

    static boolean isNamespace(Declared declared) {
        return declared.symbol().detail().equals("namespace") || declared.symbol().detail().equals("module");
    }

    static boolean isEnumMember(Declared declared) {
        return declared.symbol().detail().startsWith("enum_");
    }

    /** Whether it is a variable that holds a class, and no type. */
    static boolean isClassValue(Declared declared) {
        return declared.symbol().kind() == SymbolKind.CLASS && declared.symbol().is("const");
    }

    /** The first type or the first value among the declarations; one of the other sort if there is none. */
    static Optional<Declared> pick(List<Declared> declared, boolean type) {
        Declared other = null;
        for (Declared one : declared) {
            if (isNamespace(one)) {
                other = other == null ? one : other;
            } else if (type ? TYPES.contains(one.symbol().kind()) && !isClassValue(one) : !TYPES_ONLY.contains(one.symbol().kind())) {
                return Optional.of(one);
            } else if (other == null || isNamespace(other)) {
                other = one;
            }
        }
        return Optional.ofNullable(other);
    }

    /** Whether there is a type, or a value, among the declarations. */
    static boolean has(List<Declared> declared, boolean type) {
        return declared.stream().anyMatch(one -> isNamespace(one)
                || (type ? TYPES.contains(one.symbol().kind()) : !TYPES_ONLY.contains(one.symbol().kind())));
    }

    /** The declarations of this name in another's body. */
    List<Declared> inside(Declared around, String name) {
        List<Declared> all = index.children(around, name);
        return all.stream().anyMatch(one -> one.symbol().isOfShape()) ? all.stream().filter(one -> !one.symbol().isOfShape()).toList() : all;
    }

    /**
     * The member of an object type, or the class that an expression declares, at this place: in this declaration, one around it, or at
     * the top of the file. Null if there is none.
     */
    @Nullable Declared at(String place, String name, FileView view, @Nullable Declared around) {
        for (Declared at = around; at != null; at = index.enclosing(at)) {
            Declared found = at(place, index.children(at, name));
            if (found != null) {
                return found;
            }
        }
        return at(place, index.top(view, name));
    }

    private static @Nullable Declared at(String place, List<Declared> all) {
        int low = 0;
        for (int high = all.size() - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            int before = TypePlaces.compare(all.get(middle).symbol().span(), place);
            if (before == 0) {
                return all.get(middle);
            }
            low = before < 0 ? middle + 1 : low;
            high = before < 0 ? high : middle - 1;
        }
        return null;
    }

    /** All declarations that merge with this one: overloads, interfaces, a class and its namespace. */
    List<Declared> merged(Declared declared) {
        if (declared.symbol().isOfShape() || declared.symbol().isOfExpression()) {
            return List.of(declared);
        }
        Declared around = index.enclosing(declared);
        List<Declared> same = around == null
                ? index.top(declared.view(), declared.symbol().name())
                : inside(around, declared.symbol().name());
        if (same.size() == 1) {
            return same;
        }
        if (isInBlock(declared)) {
            // Lines may be compared in the resolved file only, and only there can these functions be used.
            boolean overloaded = declared.symbol().kind() == SymbolKind.FUNCTION && declared.view() == index.self();
            return overloaded ? overloads(same, declared) : List.of(declared);
        }
        boolean isStatic = declared.symbol().is("static");
        List<Declared> merged = new ArrayList<>();
        for (Declared one : same) {
            if (one.symbol().is("static") == isStatic && !areApart(one, declared) && !isInBlock(one)) {
                merged.add(one);
            }
        }
        return merged;
    }

    /** The functions in the lines directly before and after this one: blocks beside it may have others of its name. */
    private static List<Declared> overloads(List<Declared> same, Declared declared) {
        int at = Collections.binarySearch(same, declared, Comparator.comparingInt(Declared::index));
        if (at < 0) {
            return List.of(declared);
        }
        int first = at;
        while (first > 0 && follows(same.get(first - 1), same.get(first))) {
            first--;
        }
        int last = at;
        while (last + 1 < same.size() && follows(same.get(last), same.get(last + 1))) {
            last++;
        }
        return same.subList(first, last + 1);
    }

    private static boolean follows(Declared before, Declared after) {
        return after.symbol().span().lineStart() - before.symbol().span().lineEnd() <= 1
                && after.symbol().span().columnStart() == before.symbol().span().columnStart();
    }

    /** Whether one is an exported type and the other a value of the module's own: these do not merge. */
    private static boolean areApart(Declared one, Declared other) {
        boolean type = TYPES_ONLY.contains(one.symbol().kind());
        return type != TYPES_ONLY.contains(other.symbol().kind())
                && (type ? one : other).symbol().is("exported")
                && !(type ? other : one).symbol().is("exported")
                && !isNamespace(one) && !isNamespace(other)
                && !one.view().path().contains(".d."); // in which everything is exported
    }

    /** The overload that takes this number of arguments; the given declaration if none does or the arguments are not known. */
    Declared overload(Declared declared, @Nullable Arguments arguments) {
        if (arguments == null || declared.symbol().shape().parameters() == null) {
            return declared;
        }
        for (Declared one : merged(declared)) {
            if (one.symbol().kind() == declared.symbol().kind() && takes(one.symbol().shape(), arguments.count())) {
                return one;
            }
        }
        return declared;
    }

    private static boolean takes(Symbol.Shape shape, int count) {
        List<String> parameters = shape.parameters();
        int most = parameters == null ? 0 : parameters.size();
        int least = most - shape.optional() - (shape.variadic() ? 1 : 0);
        return parameters != null && count >= least && (count <= most || shape.variadic());
    }

    /** The declaration that represents the merged ones: the first value, as in the TypeScript compiler, otherwise the first. */
    Declared first(Declared declared) {
        List<Declared> merged = merged(declared);
        if (merged.size() == 1) {
            return declared;
        }
        Declared first = pick(merged, false).orElse(declared);
        if (TYPES_ONLY.contains(declared.symbol().kind()) && !declared.symbol().is("exported") && first.symbol().is("exported")) {
            return merged.getFirst(); // the value of the module's own is only a name for the exported one
        }
        boolean same = first.symbol().kind() == declared.symbol().kind() && isNamespace(first) == isNamespace(declared);
        return same && !MERGING.contains(first.symbol().kind()) ? declared : first;
    }

    /** The declarations that are not in blocks, if there are some. */
    List<Declared> outer(List<Declared> all) {
        List<Declared> outer = all.size() < 2 ? all : all.stream().filter(one -> !isInBlock(one)).toList();
        return outer.isEmpty() ? all : outer;
    }

    /** Whether it is in a block, such as the function that is passed to a test: others of its name there are not the same. */
    boolean isInBlock(Declared declared) {
        Declared around = declared.symbol().span().columnStart() == 0 ? null : index.enclosing(declared);
        return around == null ? declared.symbol().parent() < 0 && declared.symbol().span().columnStart() > 0
                : around.symbol().kind() == SymbolKind.FUNCTION || around.symbol().kind() == SymbolKind.METHOD;
    }
}
