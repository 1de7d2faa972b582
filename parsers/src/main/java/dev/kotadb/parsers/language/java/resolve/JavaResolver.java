package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.FileToResolve;
import dev.kotadb.parsers.resolve.LanguageResolver;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedFile;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.List;

/** Resolves what the names in a Java file mean, as javac would. */
public final class JavaResolver implements LanguageResolver {
    @Override
    public ResolvedFile resolve(FileToResolve file, TrackedIndex index) {
        Types types = new Types(index);
        List<ResolvedReference> references = new ArrayList<>();
        Imports imports = new Imports(types);
        List<Import> imported = file.facts().declarations().imports();
        for (int i = 0; i < imported.size(); i++) {
            if (index.trace().wantsImport(i)) {
                Import one = imported.get(i);
                references.add(index.trace().duringImport(i, () -> imports.reference(one)));
            }
        }
        List<Use> uses = file.facts().uses();
        Uses meanings = new Uses(types, uses);
        for (int i = 0; i < uses.size(); i++) {
            if (index.trace().wantsUse(i)) {
                ResolvedUse meaning = meanings.get(i);
                if (meaning.kind() != ResolutionKind.UNRESOLVED || !NameUses.isCaptured(uses.get(i))) {
                    references.add(reference(uses.get(i), meaning));
                }
            }
        }
        if (index.trace().isOn()) {
            return new ResolvedFile(references);
        }
        return new ResolvedFile(references, new Overridden(types).all(file.facts().declarations().symbols().size()));
    }

    private static ResolvedReference reference(Use use, ResolvedUse resolved) {
        boolean certain = resolved.kind() == ResolutionKind.EXACT || resolved.kind() == ResolutionKind.HEURISTIC;
        return new ResolvedReference(
                use.type(),
                use.name(),
                use.line(),
                use.column(),
                use.enclosing(),
                use.detail(),
                resolved.kind(),
                certain && resolved.target() != null ? resolved.target().target() : null,
                certain && resolved.target() != null ? resolved.target().view().path() : null,
                TrackedIndex.candidates(resolved.candidates()),
                resolved.kind() == ResolutionKind.EXTERNAL ? resolved.external() : null);
    }
}
