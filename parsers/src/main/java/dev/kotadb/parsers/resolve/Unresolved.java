package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import java.util.ArrayList;
import java.util.List;

/** Leaves all references unresolved. */
final class Unresolved implements LanguageResolver {
    @Override
    public ResolvedFile resolve(FileToResolve file, TrackedIndex index) {
        List<ResolvedReference> references = new ArrayList<>();
        for (Import one : file.facts().declarations().imports()) {
            String name = one.name().isEmpty() ? one.module() : one.name();
            references.add(new ResolvedReference(
                    ReferenceType.IMPORT, name, one.line(), one.column(), one.enclosing(), one.kind(),
                    ResolutionKind.UNRESOLVED, null, null, List.of(), null));
        }
        for (Use use : file.facts().uses()) {
            references.add(new ResolvedReference(
                    use.type(), use.name(), use.line(), use.column(), use.enclosing(), use.detail(),
                    ResolutionKind.UNRESOLVED, null, null, List.of(), null));
        }
        return new ResolvedFile(references);
    }
}
