package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import dev.kotadb.parsers.resolve.names.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks names up: in the function around, the package, the imports, the built-in names. */
final class GoNames {
    private final TrackedIndex index;
    private final GoPackages packages;
    private final GoBuilds builds;

    GoNames(TrackedIndex index) {
        this.index = index;
        packages = new GoPackages(index);
        builds = new GoBuilds(index);
    }

    /** What a bare name used inside {@code around} stands for. */
    Meaning bare(FileView view, @Nullable Declared around, String name) {
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
        Meaning own = inFolder(Paths.folder(view.path()), view, name);
        if (!(own instanceof Meaning.Unknown)) {
            return own;
        }
        Import one = packages.named(view, name);
        if (one != null) {
            return packages.find(view, one.module());
        }
        Meaning dotted = dotImported(view, name);
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

    /** Whether the usual build takes the declaration. */
    boolean isUsual(Declared declared) {
        return builds.usual(declared.view());
    }

    Meaning imported(FileView view, Import one) {
        return packages.find(view, one.module());
    }

    /** What a package declares under a name. */
    Meaning inPackage(Meaning.Module module, String name) {
        FileView first = module.files().getFirst();
        List<FileView> files = new ArrayList<>();
        for (FileView view : index.find(GoKeys.name(Paths.folder(first.path()), name))) {
            if (GoPackages.isImportable(view) && view.packageName().equals(first.packageName())) {
                files.add(view);
            }
        }
        return top(builds.with(index.self(), files), name);
    }

    /** The methods of a type, in all files of its package: one, or one for each of several builds. */
    List<Declared> methods(Declared type, String name) {
        String folder = Paths.folder(type.view().path());
        List<FileView> files = new ArrayList<>();
        for (FileView view : index.find(GoKeys.method(folder, type.symbol().name(), name))) {
            if (view.packageName().equals(type.view().packageName())) {
                files.add(view);
            }
        }
        List<Declared> methods = new ArrayList<>();
        for (FileView view : builds.with(type.view(), files)) {
            index.named(view, name).stream()
                    .filter(method -> GoKeys.isMethod(method.symbol())
                            && GoKeys.receiver(method.symbol()).equals(type.symbol().name()))
                    .findFirst()
                    .ifPresent(methods::add);
        }
        return methods;
    }

    private Meaning inFolder(String folder, FileView view, String name) {
        List<FileView> files = new ArrayList<>();
        for (FileView other : index.find(GoKeys.name(folder, name))) {
            if (other.packageName().equals(view.packageName())) {
                files.add(other);
            }
        }
        return top(builds.with(view, files), name);
    }

    private Meaning top(List<FileView> files, String name) {
        List<Meaning> found = new ArrayList<>();
        for (FileView view : files) {
            Meaning one = top(view, name);
            if (!(one instanceof Meaning.Unknown)) {
                found.add(one);
            }
        }
        return found.isEmpty() ? Meaning.UNKNOWN : found.size() == 1 ? found.getFirst() : new Meaning.Either(found);
    }

    private Meaning top(FileView view, String name) {
        for (Declared declared : index.top(view, name)) {
            if (!GoKeys.isMethod(declared.symbol())) {
                return new Meaning.Named(declared);
            }
        }
        return Meaning.UNKNOWN;
    }

    private Meaning dotImported(FileView view, String name) {
        boolean outside = false;
        for (String alias : List.of("", ".")) {
            for (Import one : index.importsAs(view, alias)) {
                if (!one.name().equals("*") && !alias.equals(".")) {
                    continue;
                }
                Meaning module = packages.find(view, one.module());
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
