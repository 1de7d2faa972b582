package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of the repository's interfaces the methods of a file implement. A type implements each interface whose methods it
 * has, with the same types of parameters and results; pointers are not told apart. Nothing is said of interfaces that embed one from
 * outside the repository, since their methods are not known.
 */
final class GoImplementations {
    private final TrackedIndex index;
    private final GoNames names;
    private final GoValues values;
    private final Map<Declared, Map<Declared, Map<Declared, Declared>>> implemented = new IdentityHashMap<>();
    private final List<Overriding> found = new ArrayList<>();

    GoImplementations(TrackedIndex index, GoNames names, GoValues values) {
        this.index = index;
        this.names = names;
        this.values = values;
    }

    /** @param symbols how many the file has */
    List<Overriding> all(int symbols) {
        for (int i = 0; i < symbols; i++) {
            Declared method = index.own(i);
            if (GoKeys.isMethod(method.symbol()) && !isOfInterface(method)) {
                ofMethod(method);
            }
        }
        return found;
    }

    private boolean isOfInterface(Declared method) {
        Declared around = index.enclosing(method);
        return around != null && around.symbol().kind() == SymbolKind.INTERFACE;
    }

    private void ofMethod(Declared method) {
        String name = method.symbol().name();
        List<FileView> files = index.find(GoKeys.ofInterfaces(name));
        if (files.isEmpty() || !(names.bare(index.self(), null, GoKeys.receiver(method.symbol())) instanceof Meaning.Named type)) {
            return;
        }
        for (FileView view : files) {
            if (Character.isUpperCase(name.charAt(0)) || isSamePackage(view)) {
                for (Declared one : index.named(view, name)) {
                    Declared around = index.enclosing(one);
                    if (around != null && around.symbol().kind() == SymbolKind.INTERFACE) {
                        implement(type.declared(), around);
                    }
                }
            }
        }
    }

    private boolean isSamePackage(FileView view) {
        return Paths.folder(view.path()).equals(Paths.folder(index.self().path()))
                && view.packageName().equals(index.self().packageName());
    }

    /** Once for all methods of the type in this file, the promoted ones included. */
    private void implement(Declared type, Declared contract) {
        Map<Declared, Map<Declared, Declared>> ofType = implemented.computeIfAbsent(type, _ -> new IdentityHashMap<>());
        if (!ofType.containsKey(contract)) {
            Map<Declared, Declared> methods = methods(type, contract);
            ofType.put(contract, methods);
            methods.forEach((wanted, method) -> found.add(Overriding.of(method, wanted)));
        }
    }

    /** The type's methods by those of the interface; none if it lacks one. */
    private Map<Declared, Declared> methods(Declared type, Declared contract) {
        Map<String, Declared> wanted = new LinkedHashMap<>();
        if (!collect(contract, wanted, new HashSet<>())) {
            return Map.of();
        }
        Set<String> parameters = new HashSet<>(typeParameters(type.symbol()));
        parameters.addAll(typeParameters(contract.symbol()));
        Map<Declared, Declared> methods = new LinkedHashMap<>();
        for (Map.Entry<String, Declared> each : wanted.entrySet()) {
            Declared method = method(values.member(new Meaning.Instance(type, List.of()), each.getKey()));
            if (method == null || !GoSignature.fits(method.symbol(), each.getValue().symbol(), parameters)) {
                return Map.of();
            }
            methods.put(each.getValue(), method);
        }
        return methods;
    }

    private @Nullable Declared method(Meaning member) {
        return switch (member) {
            case Meaning.Named named when GoKeys.isMethod(named.symbol()) && !isOfInterface(named.declared()) -> named.declared();
            // One for each build: that of this file, or any.
            case Meaning.Either(List<Meaning> arms) -> {
                Declared any = null;
                for (Meaning arm : arms) {
                    Declared one = method(arm);
                    any = any == null || (one != null && one.view() == index.self()) ? one : any;
                }
                yield any;
            }
            default -> null;
        };
    }

    /** @return whether all methods are known, those of embedded interfaces included */
    private boolean collect(Declared contract, Map<String, Declared> into, Set<Declared> seen) {
        for (Declared member : index.children(contract)) {
            if (GoKeys.isMethod(member.symbol())) {
                into.putIfAbsent(member.symbol().name(), member);
            }
        }
        for (String embedded : contract.symbol().shape().supertypes()) {
            GoType type = GoType.read(embedded);
            boolean ofTypes = embedded.contains("~") || embedded.contains("|");
            if (ofTypes
                    || !(values.dotted(type.name(), contract.view(), contract) instanceof Meaning.Named named)
                    || named.symbol().kind() != SymbolKind.INTERFACE
                    || (seen.add(named.declared()) && !collect(named.declared(), into, seen))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> typeParameters(Symbol symbol) {
        List<String> names = new ArrayList<>();
        for (String declared : symbol.shape().typeParameters()) {
            for (String name : declared.split(",")) { // K, V any
                names.add(name.strip().split("\\s", 2)[0]);
            }
        }
        return names;
    }
}
