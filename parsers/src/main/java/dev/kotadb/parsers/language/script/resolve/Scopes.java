package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks a bare name up: from the innermost declaration outwards, the file, its imports, then what is global. */
final class Scopes {
    private final Script script;

    Scopes(Script script) {
        this.script = script;
    }

    Meaning bare(FileView view, @Nullable Declared around, String name, boolean type) {
        for (Declared at = around; at != null; at = script.index.enclosing(at)) {
            List<Declared> inside = inside(at, name);
            if (Declarators.has(inside, type)) {
                return new Meaning.Named(Declarators.pick(inside, type).orElseThrow());
            }
            if (type && hasTypeParameter(at, name)) {
                return Meaning.UNKNOWN;
            }
        }
        List<Declared> top = script.index.top(view, name);
        List<Import> imports = script.index.importsAs(view, name);
        boolean required = !imports.isEmpty() && imports.getFirst().kind().equals("require");
        if (Declarators.has(top, type) && !required) {
            return new Meaning.Named(Declarators.pick(top, type).orElseThrow());
        }
        if (!name.isEmpty() && !imports.isEmpty()) {
            return script.exports.imported(view, imports.getFirst(), type);
        }
        if (!top.isEmpty()) {
            return new Meaning.Named(top.getFirst());
        }
        return global(name, type);
    }

    static boolean hasTypeParameter(Declared declared, String name) {
        for (String parameter : declared.symbol().shape().typeParameters()) {
            if (new TypeParameter(parameter).name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What code inside a declaration sees of its content: not the members of a class, which need {@code this}. */
    private List<Declared> inside(Declared at, String name) {
        SymbolKind kind = at.symbol().kind();
        if (Declarators.isNamespace(at)) {
            List<Declared> inside = new ArrayList<>();
            for (Declared part : script.declarators.merged(at)) {
                if (Declarators.isNamespace(part)) {
                    inside.addAll(script.index.children(part, name));
                }
            }
            return inside;
        }
        if (kind == SymbolKind.FUNCTION || kind == SymbolKind.METHOD || kind == SymbolKind.ENUM) {
            return script.index.children(at, name);
        }
        if ((kind == SymbolKind.VARIABLE || kind == SymbolKind.CONSTANT || kind == SymbolKind.PROPERTY)
                && at.symbol().shape().parameters() != null) {
            return script.index.children(at, name);
        }
        return List.of();
    }

    private Meaning global(String name, boolean type) {
        if (BuiltIns.isPrimitive(name) || BuiltIns.isNothing(name)) {
            return Meaning.OUTSIDE;
        }
        List<Declared> declared = new ArrayList<>();
        for (FileView view : script.index.find(ScriptKeys.global(name))) {
            declared.addAll(script.index.top(view, name));
        }
        if (!declared.isEmpty() && !BuiltIns.isGlobal(name)) {
            List<Declared> fitting =
                    declared.stream().filter(one -> Declarators.has(List.of(one), type)).toList();
            List<Meaning> arms = new ArrayList<>();
            (fitting.isEmpty() ? declared : fitting).forEach(one -> arms.add(new Meaning.Named(one)));
            return arms.size() == 1 ? arms.getFirst() : new Meaning.Either(arms);
        }
        return BuiltIns.isGlobal(name) ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }
}
