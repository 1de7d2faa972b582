package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.TrackedIndex;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up names: in the declarations around, the file, its imports and what modules re-export, and the globals. */
final class Names {
    /** The name under which a module's {@code module.exports} is recorded. */
    private static final String ALL = "export=";

    /** The detail of {@code exports.name = …}, which declares no name in its own module. */
    private static final String OFFERED = "commonjs";

    final TrackedIndex index;
    final Modules modules;
    final Declarators declarators;
    private final Evaluation evaluation;

    Names(TrackedIndex index, Evaluation evaluation) {
        this.index = index;
        this.modules = new Modules(index);
        this.declarators = new Declarators(index);
        this.evaluation = evaluation;
    }

    /** What a bare name used inside {@code around} stands for; {@code type} says whether it is used as a type. */
    Meaning bare(FileView view, @Nullable Declared around, String name, boolean type) {
        for (Declared at = around; at != null; at = index.enclosing(at)) {
            List<Declared> inside = visible(at, name);
            if (Declarators.has(inside, type)) {
                return new Meaning.Named(Declarators.pick(inside, type).orElseThrow());
            }
            if (type && hasTypeParameter(at, name)) {
                return Meaning.UNKNOWN;
            }
        }
        List<Declared> top = declarators.outer(index.top(view, name).stream()
                .filter(one -> !one.symbol().detail().equals(OFFERED) && !one.symbol().isOfExpression())
                .toList());
        List<Import> imports = index.importsAs(view, name);
        boolean required = !imports.isEmpty() && imports.getFirst().kind().equals("require");
        if (type && !imports.isEmpty() && isAugmentation(top) && imported(view, imports.getFirst(), true) instanceof Meaning.Named augmented) {
            return augmented;
        }
        if (Declarators.has(top, type) && !required) {
            return new Meaning.Named(Declarators.pick(top, type).orElseThrow());
        }
        if (!name.isEmpty() && !imports.isEmpty()) {
            return imported(view, imports.getFirst(), type);
        }
        if (!top.isEmpty()) {
            return new Meaning.Named(top.getFirst());
        }
        // What a module of CommonJS offers, of whatever kind.
        return name.equals("exports") ? new Meaning.Module(List.of(view)) : global(name, type);
    }

    /** Whether a file that imports the name declares it only to add to it, in {@code declare module}: it may not do so otherwise. */
    private static boolean isAugmentation(List<Declared> top) {
        return !top.isEmpty() && top.stream().allMatch(one -> one.symbol().kind() == SymbolKind.INTERFACE);
    }

    /** The member that the resolved file adds to another file's type; unknown if it adds none of the name. */
    Meaning augmented(Declared type, String name) {
        String own = type.symbol().name();
        if (type.view() == index.self() || index.importsAs(index.self(), own).isEmpty()) {
            return Meaning.UNKNOWN;
        }
        List<Declared> top = index.top(index.self(), own);
        for (Declared one : isAugmentation(top) ? top : List.<Declared>of()) {
            List<Declared> inside = declarators.inside(one, name);
            if (!inside.isEmpty()) {
                return new Meaning.Named(inside.getFirst());
            }
        }
        return Meaning.UNKNOWN;
    }

    private static boolean hasTypeParameter(Declared declared, String name) {
        for (String parameter : declared.symbol().shape().typeParameters()) {
            if (new TypeParameter(parameter).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The declarations inside another that its code sees as bare names; members of a class need {@code this}. */
    private List<Declared> visible(Declared at, String name) {
        SymbolKind kind = at.symbol().kind();
        if (Declarators.isNamespace(at)) {
            List<Declared> inside = new ArrayList<>();
            for (Declared part : declarators.merged(at)) {
                if (Declarators.isNamespace(part)) {
                    inside.addAll(declarators.inside(part, name));
                }
            }
            return inside;
        }
        if (at.symbol().isOfExpression() && at.symbol().name().equals(name)) {
            return List.of(at);
        }
        if (kind == SymbolKind.FUNCTION || kind == SymbolKind.METHOD || kind == SymbolKind.ENUM) {
            return declarators.inside(at, name).stream().filter(one -> !one.symbol().isOfExpression()).toList();
        }
        boolean holds = kind == SymbolKind.VARIABLE || kind == SymbolKind.CONSTANT || kind == SymbolKind.PROPERTY;
        boolean function = at.symbol().shape().parameters() != null;
        return holds ? declarators.inside(at, name).stream().filter(one -> (function || !isMember(one)) && !one.symbol().isOfExpression()).toList() : List.of();
    }

    /** Whether it belongs to an object, not to the code in it, such as that of a function which is passed to a call. */
    private static boolean isMember(Declared inside) {
        return inside.symbol().kind() == SymbolKind.METHOD || inside.symbol().kind() == SymbolKind.PROPERTY;
    }

    private Meaning global(String name, boolean type) {
        if (BuiltIns.isPrimitive(name) || BuiltIns.isNothing(name)) {
            return Library.global(name);
        }
        List<Declared> declared = new ArrayList<>();
        for (FileView view : index.find(ScriptKeys.global(name))) {
            declared.addAll(index.top(view, name));
        }
        if (!declared.isEmpty() && !BuiltIns.isGlobal(name)) {
            List<Declared> fitting =
                    declared.stream().filter(one -> Declarators.has(List.of(one), type)).toList();
            List<Meaning> arms = new ArrayList<>();
            (fitting.isEmpty() ? declared : fitting).forEach(one -> arms.add(new Meaning.Named(one)));
            return arms.size() == 1 ? arms.getFirst() : new Meaning.Either(arms);
        }
        return BuiltIns.isGlobal(name) ? Library.global(name) : Meaning.UNKNOWN;
    }

    /** The declaration that a type's name, which may be dotted, stands for. */
    Meaning declaration(FileView view, @Nullable Declared around, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return bare(view, around, name, true);
        }
        Meaning at = bare(view, around, name.substring(0, dot), false);
        for (String part : name.substring(dot + 1).split("\\.")) {
            at = typeInside(at, part);
        }
        return at;
    }

    /** The type of this name inside a namespace or module. */
    Meaning typeInside(Meaning value, String name) {
        return switch (value) {
            case Meaning.Module(List<FileView> files) -> exported(files.getFirst(), name, true);
            case Meaning.Named named -> {
                List<Declared> inside = new ArrayList<>();
                for (Declared part : declarators.merged(named.declared())) {
                    inside.addAll(declarators.inside(part, name));
                }
                yield Declarators.pick(inside, true).<Meaning>map(Meaning.Named::new).orElse(Meaning.UNKNOWN);
            }
            case Meaning.Outside outside -> Members.ofOutside(outside, name);
            default -> Meaning.UNKNOWN;
        };
    }

    /** What an import brings into its file. */
    Meaning imported(FileView view, Import one, boolean type) {
        if (one.kind().equals("alias")) {
            return alias(one.module(), view, type);
        }
        Meaning module = modules.find(view, one.module());
        if (!(module instanceof Meaning.Module(List<FileView> files))) {
            return offered(module, one.name());
        }
        FileView target = files.getFirst();
        if (one.name().isEmpty() || one.name().equals("*")) {
            Meaning whole = one.kind().equals("require") ? whole(target, type) : null;
            return whole == null ? module : whole;
        }
        Meaning offered = exported(target, one.name(), type);
        return offered instanceof Meaning.Unknown ? new Meaning.Offered(target.path()) : offered;
    }

    /** What a module outside of the repository offers; the members of a default export are mostly the module's. */
    private static Meaning offered(Meaning module, String name) {
        return module instanceof Meaning.Outside outside && !name.isEmpty() && !name.equals("*")
                ? outside.member(".", name)
                : module;
    }

    /** What {@code import Short = Long.Path} makes of the path. */
    private Meaning alias(String path, FileView view, boolean type) {
        Meaning declared = path.indexOf('.') > 0 ? declaration(view, null, path) : Meaning.UNKNOWN;
        return type && !(declared instanceof Meaning.Unknown) ? declared : evaluation.chain(path, view);
    }

    /** What a module offers under a name; unknown if it offers nothing. */
    Meaning exported(FileView view, String name, boolean type) {
        Meaning found = search(view, name, type, new HashSet<>());
        return found == null ? Meaning.UNKNOWN : found;
    }

    /** The value of a module's {@code module.exports}; null if the module does not assign it. */
    private @Nullable Meaning whole(FileView view, boolean type) {
        for (Export one : index.exportsAs(view, ALL)) {
            Meaning found = one.local().isEmpty() ? null : local(view, one, type, new HashSet<>());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Meaning search(FileView view, String name, boolean type, Set<String> seen) {
        if (!seen.add(view.path() + "\n" + name)) {
            return null;
        }
        Meaning other = null;
        for (Export one : index.exportsAs(view, name)) {
            Meaning found = one.module().isEmpty() ? local(view, one, type, seen) : passed(view, one, type, seen);
            if (found != null && fits(found, type)) {
                return found;
            }
            other = other == null ? found : other;
        }
        List<Declared> declared = index.top(view, name).stream()
                .filter(one -> one.symbol().is("exported") && !one.symbol().is("default"))
                .toList();
        if (!declared.isEmpty() && (other == null || Declarators.has(declared, type))) {
            return picked(declared, type);
        }
        if (other != null) {
            return other;
        }
        Meaning whole = whole(view, type);
        if (name.equals("default")) {
            return whole;
        }
        if (whole != null) {
            Meaning member = evaluation.member(whole, name);
            return member instanceof Meaning.Unknown ? null : member;
        }
        return starred(view, name, type, seen);
    }

    private static boolean fits(Meaning found, boolean type) {
        return !(found instanceof Meaning.Named named) || Declarators.has(List.of(named.declared()), type);
    }

    private @Nullable Meaning starred(FileView view, String name, boolean type, Set<String> seen) {
        Meaning outside = null;
        for (Export star : index.exportsAs(view, "*")) {
            Meaning module = modules.find(view, star.module());
            if (module instanceof Meaning.Module(List<FileView> files)) {
                Meaning found = search(files.getFirst(), name, type, seen);
                if (found != null && !(found instanceof Meaning.Outside)) {
                    return found;
                }
                outside = outside == null ? found : outside;
            } else if (module instanceof Meaning.Outside) {
                outside = Meaning.OUTSIDE; // or another one of the modules whose exports are all passed on
            }
        }
        return outside;
    }

    private @Nullable Meaning passed(FileView view, Export one, boolean type, Set<String> seen) {
        Meaning module = modules.find(view, one.module());
        if (!(module instanceof Meaning.Module(List<FileView> files))) {
            return offered(module, one.local());
        }
        if (one.local().equals("*") || one.local().isEmpty()) {
            return module;
        }
        Meaning found = search(files.getFirst(), one.local(), type, seen);
        return found == null ? new Meaning.Offered(files.getFirst().path()) : found;
    }

    /** What an export of the module's own is: declared there, or imported. */
    private @Nullable Meaning local(FileView view, Export one, boolean type, Set<String> seen) {
        if (one.local().isEmpty()) {
            return new Meaning.Offered(view.path());
        }
        List<Declared> declared = index.top(view, one.local());
        if (!declared.isEmpty() && (Declarators.has(declared, type) || index.importsAs(view, one.local()).isEmpty())) {
            return picked(declared, type);
        }
        for (Import brought : index.importsAs(view, one.local())) {
            if (seen.add(view.path() + "\nimport " + one.local())) {
                Meaning module = modules.find(view, brought.module());
                if (module instanceof Meaning.Module(List<FileView> files)
                        && !brought.name().isEmpty()
                        && !brought.name().equals("*")) {
                    Meaning found = search(files.getFirst(), brought.name(), type, seen);
                    return found == null ? new Meaning.Offered(files.getFirst().path()) : found;
                }
                return imported(view, brought, type);
            }
        }
        if (one.local().matches("[\\w$.]+")) {
            Meaning found = evaluation.chain(one.local(), view);
            return found instanceof Meaning.Unknown ? new Meaning.Offered(view.path()) : found;
        }
        return new Meaning.Offered(view.path());
    }

    private static @Nullable Meaning picked(List<Declared> declared, boolean type) {
        return Declarators.pick(declared, type).<Meaning>map(Meaning.Named::new).orElse(null);
    }
}
