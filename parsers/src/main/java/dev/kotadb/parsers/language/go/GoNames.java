package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.Unit;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks names up: in the function around, the package, the imports, the built-in names. */
final class GoNames {
    private final TrackedIndex index;
    private final GoPackages packages;

    GoNames(TrackedIndex index) {
        this.index = index;
        packages = new GoPackages(index);
    }

    /** What a bare name is in a file, inside {@code around}. */
    Meaning bare(Unit unit, @Nullable Declared around, String name) {
        for (Declared at = around; at != null; at = index.enclosing(at)) {
            SymbolKind kind = at.symbol().kind();
            if (kind == SymbolKind.FUNCTION || kind == SymbolKind.METHOD) {
                List<Declared> inside = index.children(at, name);
                if (!inside.isEmpty()) {
                    return new Meaning.Named(inside.getFirst());
                }
            }
            if (isTypeParameter(at, name)) {
                return Meaning.UNKNOWN;
            }
        }
        Meaning own = inFolder(Paths.folder(unit.path()), unit, name);
        if (!(own instanceof Meaning.Unknown)) {
            return own;
        }
        Import one = packages.named(unit, name);
        if (one != null) {
            return packages.find(unit, one.module());
        }
        Meaning dotted = dotImported(unit, name);
        return dotted instanceof Meaning.Unknown && GoBuiltIns.isName(name) ? Meaning.OUTSIDE : dotted;
    }

    static boolean isTypeParameter(Declared declared, String name) {
        for (String parameter : declared.symbol().shape().typeParameters()) {
            if (parameter.split("[\\s,]", 2)[0].equals(name)) {
                return true;
            }
        }
        return false;
    }

    Meaning imported(Unit unit, Import one) {
        return packages.find(unit, one.module());
    }

    /** The exported name of a package. */
    Meaning inPackage(Meaning.Module module, String name) {
        Unit first = module.files().getFirst();
        for (Unit unit : index.find(GoUnits.name(Paths.folder(first.path()), name))) {
            if (GoPackages.isImportable(unit) && unit.packageName().equals(first.packageName())) {
                return top(unit, name);
            }
        }
        return Meaning.UNKNOWN;
    }

    /** The method of a type, in whichever file of its package it is. */
    @Nullable Declared method(Declared type, String name) {
        String folder = Paths.folder(type.unit().path());
        for (Unit unit : index.find(GoUnits.method(folder, type.symbol().name(), name))) {
            if (!unit.packageName().equals(type.unit().packageName())) {
                continue;
            }
            for (Declared method : index.named(unit, name)) {
                if (GoUnits.isMethod(method.symbol())
                        && GoUnits.receiver(method.symbol()).equals(type.symbol().name())) {
                    return method;
                }
            }
        }
        return null;
    }

    private Meaning inFolder(String folder, Unit unit, String name) {
        for (Unit other : index.find(GoUnits.name(folder, name))) {
            if (other.packageName().equals(unit.packageName())) {
                return top(other, name);
            }
        }
        return Meaning.UNKNOWN;
    }

    private Meaning top(Unit unit, String name) {
        for (Declared declared : index.top(unit, name)) {
            if (!GoUnits.isMethod(declared.symbol())) {
                return new Meaning.Named(declared);
            }
        }
        return Meaning.UNKNOWN;
    }

    private Meaning dotImported(Unit unit, String name) {
        boolean outside = false;
        for (String alias : List.of("", ".")) {
            for (Import one : index.importsAs(unit, alias)) {
                if (!one.name().equals("*") && !alias.equals(".")) {
                    continue;
                }
                Meaning module = packages.find(unit, one.module());
                outside |= module instanceof Meaning.Outside;
                Meaning found = module instanceof Meaning.Module inside ? inPackage(inside, name) : Meaning.UNKNOWN;
                if (!(found instanceof Meaning.Unknown)) {
                    return found;
                }
            }
        }
        return outside && Character.isUpperCase(name.charAt(0)) ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }
}
