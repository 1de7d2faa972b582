package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks names up: in the functions around, the module, its imports, the built-in names. */
final class PythonNames {
    /** How many imports of one name are looked at for one that leads into the repository. */
    private static final int MOST_IMPORTS = 8;

    private final TrackedIndex index;
    private final PythonModules modules;
    private final Runnable doubt;

    /** {@code doubt} is told that what is being looked up is not certain. */
    PythonNames(TrackedIndex index, PythonModules modules, Runnable doubt) {
        this.doubt = doubt;
        this.index = index;
        this.modules = modules;
    }

    /** As {@link #bare(FileView, Declared, String, int, NameScope)}, wherever it is used. */
    Meaning bare(FileView view, @Nullable Declared around, String name) {
        return bare(view, around, name, Integer.MAX_VALUE, NameScope.USUAL);
    }

    /**
     * What a bare name used inside {@code around} stands for. Names of a class are visible in its body only, behind their
     * declarations.
     *
     * @param line the line of the use, which counts in the resolved file only
     */
    Meaning bare(FileView view, @Nullable Declared around, String name, int line, NameScope scope) {
        boolean inBody = !scope.nested();
        for (Declared at = scope.outer() && around != null ? index.enclosing(around) : around; at != null; at = index.enclosing(at)) {
            if (at.symbol().kind() != SymbolKind.CLASS || inBody) {
                for (Declared inside : index.children(at, name)) {
                    boolean later = at.symbol().kind() == SymbolKind.CLASS && view == index.self()
                            && inside.symbol().nameLine() >= line;
                    if (!isAttribute(inside) && !later) {
                        return new Meaning.Named(inside);
                    }
                }
                Declared owner = at;
                List<Import> imports = index.importsAs(at.view(), name).stream().filter(one -> one.enclosing() == owner.index()).toList();
                Meaning imported = imports.isEmpty() ? null : first(imports, false, one -> imported(owner.view(), one));
                if (imported != null) {
                    return imported;
                }
            }
            inBody &= isVariable(at.symbol());
        }
        boolean executed = view == index.self() && (around == null || scope.outer() && index.enclosing(around) == null);
        Meaning found = executed ? beforeDeclared(view, name, line) : null;
        found = found == null ? inModule(view, name, new HashSet<>()) : found;
        if (found != null) {
            return found;
        }
        return PythonBuiltIns.isName(name) ? builtIn(view, name) : Meaning.UNKNOWN;
    }

    /** What a name is that is imported, where code of the module uses it before it is declared, too: {@code @run.register def run()}. */
    private @Nullable Meaning beforeDeclared(FileView view, String name, int line) {
        Declared declared = first(index.top(view, name));
        if (declared == null || declared.symbol().nameLine() < line) {
            return null;
        }
        List<Import> earlier = index.importsAs(view, name).stream().filter(one -> one.enclosing() < 0 && one.line() < line).toList();
        return earlier.isEmpty() ? null : imported(view, earlier.getLast());
    }

    /** A module that is not in the repository may bring another declaration of the name by {@code import *}. */
    private Meaning builtIn(FileView view, String name) {
        return starsLeaveRepository(view, new HashSet<>())
                ? Meaning.OUTSIDE
                : PythonBuiltIns.named(name);
    }

    private boolean starsLeaveRepository(FileView view, Set<String> seen) {
        if (!seen.add(view.path())) {
            return false;
        }
        for (Import one : index.importsAs(view, "")) {
            if (one.name().equals("*")) {
                Meaning module = modules.find(view, one.module());
                if (!(module instanceof Meaning.Module(List<FileView> files))
                        || starsLeaveRepository(files.getFirst(), seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A variable has no scope of its own, so its value sees what the body around it sees. */
    private static boolean isVariable(Symbol symbol) {
        return switch (symbol.kind()) {
            case VARIABLE, CONSTANT -> true;
            case PROPERTY -> !symbol.detail().equals("accessor");
            case CLASS, ENUM, FUNCTION, INTERFACE, METHOD, TYPE -> false;
        };
    }

    /** Attributes that methods set on {@code self} are not names of the class's body. */
    private static boolean isAttribute(Declared inside) {
        return inside.symbol().detail().equals(PythonClasses.INSTANCE_ATTRIBUTE);
    }

    /** What a module offers to others under a name. */
    Meaning member(FileView module, String name) {
        Meaning found = offered(module, name, new HashSet<>());
        if (found != null) {
            return found;
        }
        return submodule(module, name);
    }

    /** What a module binds, otherwise what its stub says that it has: names may be bound while it is executed. */
    private @Nullable Meaning offered(FileView module, String name, Set<String> seen) {
        Meaning found = inModule(module, name, seen);
        if (found != null) {
            return found;
        }
        Optional<FileView> stub = modules.stubOf(module);
        return stub.isPresent() ? inModule(stub.get(), name, seen) : null;
    }

    Meaning imported(FileView view, Import one) {
        Meaning module = modules.find(view, one.module());
        if (one.name().isEmpty()) {
            return bound(view, one, module);
        }
        if (one.name().equals("*")) {
            return module;
        }
        if (module instanceof Meaning.Module(List<FileView> files)) {
            Meaning member = member(files.getFirst(), one.name());
            // The package, which is not a stub itself, does not tell that the importing file means stubs.
            if (!(member instanceof Meaning.Unknown) && !(member instanceof Meaning.Module && PythonModules.isStub(view))) {
                return member;
            }
        }
        if (!(module instanceof Meaning.Outside)) {
            Meaning inside = inside(view, one);
            if (inside instanceof Meaning.Module) {
                return inside;
            }
        }
        return switch (module) {
            case Meaning.Module(List<FileView> files) -> new Meaning.Offered(files.getFirst().path());
            case Meaning.Outside outside -> outside.member(".", one.name());
            default -> module;
        };
    }

    /** {@code import a.b} binds the name {@code a}, through which {@code b} is reached. */
    private Meaning bound(FileView view, Import one, Meaning module) {
        int dot = one.module().indexOf('.');
        if (dot <= 0 || !one.alias().equals(one.module().substring(0, dot))) {
            return module;
        }
        Meaning first = modules.find(view, one.alias());
        if (first instanceof Meaning.Module || !(module instanceof Meaning.Module)) {
            return first instanceof Meaning.Module || first instanceof Meaning.Outside ? first : module;
        }
        String[] names = one.module().split("\\.");
        Meaning folder = module;
        for (int i = names.length - 1; i > 0; i--) {
            folder = Meaning.Structure.of(Map.of(names[i], folder));
        }
        return folder;
    }

    private Meaning submodule(FileView module, String name) {
        Optional<FileView> inside = modules.inside(module, name);
        return inside.isPresent() ? new Meaning.Module(List.of(inside.get())) : Meaning.UNKNOWN;
    }

    private @Nullable Meaning inModule(FileView view, String name, Set<String> seen) {
        if (!seen.add(view.path() + "\n" + name)) {
            return null;
        }
        Declared declared = first(index.top(view, name));
        List<Import> imports = name.isEmpty() ? List.of() : index.importsAs(view, name).stream().filter(one -> one.enclosing() < 0).toList();
        if (declared != null && (imports.isEmpty() || precedes(declared, imports.getFirst()))) {
            if (declared.symbol().span().columnStart() > 0 && (!imports.isEmpty() || index.top(view, name).size() > 1)) {
                doubt.run();
            }
            return new Meaning.Named(declared);
        } else if (!imports.isEmpty()) {
            boolean again = !seen.add(view.path() + "\nimport " + name);
            return again ? null : first(imports, declared != null, one -> through(view, one, new HashSet<>(seen)));
        }
        return ofStars(view, name, seen);
    }

    /** What the first module offers of which all names are imported; not certain if another one offers something else. */
    private @Nullable Meaning ofStars(FileView view, String name, Set<String> seen) {
        Meaning first = null;
        for (Import star : index.importsAs(view, "")) {
            Meaning found = star.name().equals("*") ? starred(view, star, name, first == null ? seen : new HashSet<>(seen)) : null;
            if (first != null && found != null && !isSame(first, found)) {
                doubt.run();
                return first;
            }
            first = first == null ? found : first;
        }
        return first;
    }

    /** Of several declarations in branches the first, but what is declared for the case that something fails comes last. */
    private static @Nullable Declared first(List<Declared> declared) {
        for (Declared one : declared) {
            if (!one.symbol().is(PythonBranches.FALLBACK)) {
                return one;
            }
        }
        return declared.isEmpty() ? null : declared.getFirst();
    }

    /** Whether a declaration stands for a name that is also imported: it is in no branch, or comes first. */
    private static boolean precedes(Declared declared, Import other) {
        boolean fails = declared.symbol().is(PythonBranches.FALLBACK);
        return declared.symbol().span().columnStart() == 0 || !fails && declared.symbol().nameLine() < other.line();
    }

    /** What the first import of a name binds, which is not certain if another one, or a declaration, binds something else. */
    private @Nullable Meaning first(List<Import> imports, boolean declares, Function<Import, @Nullable Meaning> bound) {
        Meaning first = bound.apply(imports.getFirst());
        if (first instanceof Meaning.Outside && imports.size() > 1 && !PythonModules.isStandard(imports.getFirst().module())) {
            for (Import other : imports.subList(1, Math.min(imports.size(), MOST_IMPORTS))) {
                Meaning inside = bound.apply(other);
                if (inside instanceof Meaning.Named || inside instanceof Meaning.Module) {
                    doubt.run(); // the repository has what it takes if a library is not there
                    return inside;
                }
            }
        }
        boolean certain = !declares;
        for (Import other : certain ? imports.subList(1, imports.size()) : List.<Import>of()) {
            boolean same = other.module().equals(imports.getFirst().module()) && other.name().equals(imports.getFirst().name());
            certain &= same || isSame(first, bound.apply(other));
        }
        if (!certain && !(first instanceof Meaning.Outside)) {
            doubt.run();
        }
        return first;
    }

    private static boolean isSame(@Nullable Meaning one, @Nullable Meaning other) {
        return one instanceof Meaning.Structure && other instanceof Meaning.Structure
                || one instanceof Meaning.Named named && other instanceof Meaning.Named same && named.same(same)
                || one instanceof Meaning.Module module && other instanceof Meaning.Module again
                        && module.files().getFirst().path().equals(again.files().getFirst().path());
    }

    /** As {@link #imported}, for modules that may import each other. */
    private @Nullable Meaning through(FileView view, Import one, Set<String> seen) {
        Meaning module = modules.find(view, one.module());
        if (module instanceof Meaning.Module(List<FileView> files) && !one.name().isEmpty() && !one.name().equals("*")) {
            Meaning found = offered(files.getFirst(), one.name(), seen);
            return found == null ? importedModule(view, one, files.getFirst()) : found;
        }
        return imported(view, one);
    }

    private Meaning importedModule(FileView view, Import one, FileView module) {
        Meaning inside = PythonModules.isStub(view) ? inside(view, one) : submodule(module, one.name());
        return inside instanceof Meaning.Module ? inside : new Meaning.Offered(module.path());
    }

    /** The module of this name inside the one that is imported from. */
    private Meaning inside(FileView view, Import one) {
        return modules.find(view, one.module() + (one.module().endsWith(".") ? "" : ".") + one.name());
    }

    private @Nullable Meaning starred(FileView view, Import star, String name, Set<String> seen) {
        Meaning module = modules.find(view, star.module());
        if (!(module instanceof Meaning.Module(List<FileView> files))) {
            return null;
        }
        FileView target = files.getFirst();
        boolean listed = !index.exportsAs(target, name).isEmpty();
        boolean lists = !index.top(target, "__all__").isEmpty();
        if (!listed && (lists || name.startsWith("_"))) {
            return null;
        }
        Meaning found = inModule(target, name, seen);
        return found == null && listed ? submodule(target, name) : found;
    }
}
