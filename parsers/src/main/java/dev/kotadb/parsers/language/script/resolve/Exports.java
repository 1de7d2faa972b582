package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what modules offer through re-exports to the declaration. */
final class Exports {
    private static final String ALL = "export=";

    private final Script script;

    Exports(Script script) {
        this.script = script;
    }

    /** What an import of this file brings. */
    Meaning imported(FileView view, Import one, boolean type) {
        if (one.kind().equals("alias")) {
            return script.types.alias(one.module(), view, type);
        }
        Meaning module = script.modules.find(view, one.module());
        if (!(module instanceof Meaning.Module(List<FileView> files))) {
            return module;
        }
        FileView target = files.getFirst();
        if (one.name().isEmpty() || one.name().equals("*")) {
            Meaning whole = one.kind().equals("require") ? whole(target, type) : null;
            return whole == null ? module : whole;
        }
        Meaning offered = named(target, one.name(), type);
        return offered instanceof Meaning.Unknown ? new Meaning.Offered(target.path()) : offered;
    }

    /** What a module offers under a name; unknown where it does not. */
    Meaning named(FileView view, String name, boolean type) {
        Meaning found = search(view, name, type, new HashSet<>());
        return found == null ? Meaning.UNKNOWN : found;
    }

    /** What {@code module.exports} of a module is; null where it is not set as a whole. */
    private @Nullable Meaning whole(FileView view, boolean type) {
        for (Export one : script.index.exportsAs(view, ALL)) {
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
        for (Export one : script.index.exportsAs(view, name)) {
            Meaning found = one.module().isEmpty() ? local(view, one, type, seen) : passed(view, one, type, seen);
            if (found != null && fits(found, type)) {
                return found;
            }
            other = other == null ? found : other;
        }
        List<Declared> declared = script.index.top(view, name).stream()
                .filter(one -> one.symbol().is("exported") && !one.symbol().is("default"))
                .toList();
        if (!declared.isEmpty() && (other == null || Declarators.has(declared, type))) {
            return named(Declarators.pick(declared, type));
        }
        if (other != null) {
            return other;
        }
        Meaning whole = whole(view, type);
        if (name.equals("default")) {
            return whole;
        }
        if (whole != null) {
            Meaning member = script.members.of(whole, name);
            return member instanceof Meaning.Unknown ? null : member;
        }
        return starred(view, name, type, seen);
    }

    private static boolean fits(Meaning found, boolean type) {
        return !(found instanceof Meaning.Named named) || Declarators.has(List.of(named.declared()), type);
    }

    private @Nullable Meaning starred(FileView view, String name, boolean type, Set<String> seen) {
        Meaning outside = null;
        for (Export star : script.index.exportsAs(view, "*")) {
            Meaning module = script.modules.find(view, star.module());
            if (module instanceof Meaning.Module(List<FileView> files)) {
                Meaning found = search(files.getFirst(), name, type, seen);
                if (found != null && !(found instanceof Meaning.Outside)) {
                    return found;
                }
                outside = outside == null ? found : outside;
            } else if (module instanceof Meaning.Outside) {
                outside = module;
            }
        }
        return outside;
    }

    private @Nullable Meaning passed(FileView view, Export one, boolean type, Set<String> seen) {
        Meaning module = script.modules.find(view, one.module());
        if (!(module instanceof Meaning.Module(List<FileView> files))) {
            return module;
        }
        if (one.local().equals("*") || one.local().isEmpty()) {
            return module;
        }
        Meaning found = search(files.getFirst(), one.local(), type, seen);
        return found == null ? new Meaning.Offered(files.getFirst().path()) : found;
    }

    /** A name of the module itself: declared there, or imported. */
    private @Nullable Meaning local(FileView view, Export one, boolean type, Set<String> seen) {
        if (one.local().isEmpty()) {
            return new Meaning.Offered(view.path());
        }
        List<Declared> declared = script.index.top(view, one.local());
        if (!declared.isEmpty() && (Declarators.has(declared, type) || script.index.importsAs(view, one.local()).isEmpty())) {
            return named(Declarators.pick(declared, type));
        }
        for (Import brought : script.index.importsAs(view, one.local())) {
            if (seen.add(view.path() + "\nimport " + one.local())) {
                Meaning module = script.modules.find(view, brought.module());
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
            Meaning found = script.types.chain(one.local(), view);
            return found instanceof Meaning.Unknown ? new Meaning.Offered(view.path()) : found;
        }
        return new Meaning.Offered(view.path());
    }

    private static @Nullable Meaning named(Optional<Declared> declared) {
        return declared.<Meaning>map(Meaning.Named::new).orElse(null);
    }
}
