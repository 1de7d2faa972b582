package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the targets of kept references again: the symbol of the same path, qualified name, kind and ordinal. */
final class Identities {
    private Identities() {}

    static Resolution renew(Resolution known, SourceTree tree) {
        List<ResolvedReference> references = new ArrayList<>();
        for (ResolvedReference one : known.references()) {
            Target target = one.target();
            references.add(new ResolvedReference(
                    one.type(), one.name(), one.line(), one.column(), one.enclosing(), one.detail(), one.resolution(),
                    target == null ? null : renew(target, tree), one.targetPath(),
                    one.candidates().stream().map(candidate -> renew(candidate, tree)).toList(), one.external()));
        }
        List<Overriding> overridings = new ArrayList<>();
        for (Overriding one : known.overridings()) {
            Target overridden = one.overridden();
            overridings.add(new Overriding(
                    renew(one.method(), tree), overridden == null ? null : renew(overridden, tree), one.external()));
        }
        return new Resolution(references, overridings, known.lookups());
    }

    private static Target renew(Target target, SourceTree tree) {
        Symbol found = find(target, tree);
        if (found == null) {
            throw new AssertionError("kept although gone: " + target);
        }
        return new Target(target.path(), found);
    }

    private static @Nullable Symbol find(Target target, SourceTree tree) {
        Symbol symbol = target.symbol();
        if (!tree.paths().contains(target.path())) {
            return null;
        }
        for (Symbol one : tree.declared(target.path()).declarations().symbols()) {
            if (one.qualifiedName().equals(symbol.qualifiedName())
                    && one.kind() == symbol.kind()
                    && one.ordinal() == symbol.ordinal()) {
                return one;
            }
        }
        return null;
    }
}
