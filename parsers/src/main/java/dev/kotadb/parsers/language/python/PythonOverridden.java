package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the methods and properties of a file's classes override: those of the same name in the nearest bases. */
final class PythonOverridden {
    private static final Set<String> CONSTRUCTORS = Set.of("__init__", "__new__");

    private final TrackedIndex index;
    private final PythonClasses classes;
    private final List<Overriding> found = new ArrayList<>();

    PythonOverridden(TrackedIndex index, PythonClasses classes) {
        this.index = index;
        this.classes = classes;
    }

    /** @param symbols how many the file has */
    List<Overriding> all(int symbols) {
        for (int i = 0; i < symbols; i++) {
            Declared declared = index.own(i);
            if (declared.symbol().kind() == SymbolKind.CLASS) {
                ofClass(declared);
            }
        }
        return found;
    }

    private void ofClass(Declared type) {
        List<List<Declared>> lines = classes.lines(type);
        if (lines.isEmpty()) {
            return;
        }
        for (Declared member : index.children(type)) {
            if (isDispatched(member.symbol())) {
                for (List<Declared> line : lines) {
                    add(member, nearest(line, member.symbol().name()));
                }
            }
        }
        if (lines.size() > 1) {
            mixedIn(type, lines);
        }
    }

    /** Of several bases, the method of the first in resolution order takes the place of the others' in this class. */
    private void mixedIn(Declared type, List<List<Declared>> lines) {
        Map<String, Declared> first = new LinkedHashMap<>();
        for (Declared one : classes.order(type)) {
            for (Declared member : index.children(one)) {
                if (isDispatched(member.symbol())) {
                    first.putIfAbsent(member.symbol().name(), member);
                }
            }
        }
        first.values().stream().filter(method -> index.enclosing(method) != type).forEach(method -> {
            for (List<Declared> line : lines) {
                boolean known = line.stream().anyMatch(one -> isMember(method, one));
                if (!known) {
                    add(method, nearest(line, method.symbol().name()));
                }
            }
        });
    }

    private boolean isMember(Declared method, Declared of) {
        return method.view() == of.view() && method.symbol().parent() == of.index();
    }

    private @Nullable Declared nearest(List<Declared> line, String name) {
        for (Declared one : line) {
            List<Declared> members = new ArrayList<>(index.children(one, name));
            members.removeIf(member -> !isDispatched(member.symbol()));
            if (!members.isEmpty()) {
                return members.getFirst();
            }
        }
        return null;
    }

    private static boolean isDispatched(Symbol member) {
        boolean called = member.kind() == SymbolKind.METHOD || member.detail().equals("accessor");
        boolean mangled = member.name().startsWith("__") && !member.name().endsWith("__");
        return called && !mangled && !CONSTRUCTORS.contains(member.name());
    }

    private void add(Declared method, @Nullable Declared overridden) {
        if (overridden != null) {
            found.add(Overriding.of(method, overridden));
        }
    }
}
