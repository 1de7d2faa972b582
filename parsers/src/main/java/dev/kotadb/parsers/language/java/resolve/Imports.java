package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Field;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Trait;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What imports refer to: types, members of types, or packages. */
final class Imports {
    private final Types types;

    Imports(Types types) {
        this.types = types;
    }

    ResolvedReference reference(Import one) {
        if (one.name().isEmpty()) {
            return reference(one, one.module(), ResolutionKind.EXTERNAL, null, List.of());
        }
        return switch (one.kind()) {
            case "static" -> one.name().equals("*") ? wildcard(one) : member(one);
            default -> one.name().equals("*") ? wildcard(one) : type(one);
        };
    }

    private ResolvedReference type(Import one) {
        TypeName found = types.canonical(one.module() + "." + one.name());
        ResolvedUse resolved = found instanceof TypeName.Missing ? ResolvedUse.EXTERNAL : ResolvedUse.of(found);
        return reference(one, one.name(), resolved.kind(), resolved.target(), resolved.candidates(), owner(one));
    }

    /** The type that a member is imported of, which may inherit it; null if a package is. */
    private @Nullable Declared owner(Import one) {
        return !types.isPackage(one.module())
                        && types.canonical(one.module()) instanceof TypeName.Known(RepositoryType own)
                ? own.declared()
                : null;
    }

    private ResolvedReference wildcard(Import one) {
        TypeName type = one.kind().equals("static") || !types.isPackage(one.module())
                ? types.canonical(one.module())
                : TypeName.MISSING;
        if (type instanceof TypeName.Known(RepositoryType own)) {
            return new ResolvedReference(
                    ReferenceType.IMPORT, "*", one.line(), one.column(), one.enclosing(), one.kind(),
                    ResolutionKind.IMPORT, null, own.declared().view().path(), List.of());
        }
        boolean here = types.index().exists(JavaKeys.packageOf(one.module()));
        return reference(one, "*", here ? ResolutionKind.IMPORT : ResolutionKind.EXTERNAL, null, List.of());
    }

    private ResolvedReference member(Import one) {
        TypeName owner = types.canonical(one.module());
        if (!(owner instanceof TypeName.Known(TypeDeclaration type))) {
            ResolutionKind kind =
                    owner instanceof TypeName.Several ? ResolutionKind.AMBIGUOUS : ResolutionKind.EXTERNAL;
            return reference(one, one.name(), kind, null, ResolvedUse.of(owner).candidates());
        }
        Declared own = type instanceof RepositoryType declared ? declared.declared() : null;
        List<Declared> found = members(type, one.name());
        if (found.size() == 1) {
            return reference(one, one.name(), ResolutionKind.EXACT, found.getFirst(), List.of(), own);
        }
        if (!found.isEmpty()) {
            return reference(one, one.name(), ResolutionKind.AMBIGUOUS, null, found, own);
        }
        ResolutionKind kind = type instanceof JdkType || !types.members().supertypes(type).complete()
                ? ResolutionKind.EXTERNAL
                : ResolutionKind.UNRESOLVED;
        return reference(one, one.name(), kind, null, List.of(), own);
    }

    private List<Declared> members(TypeDeclaration type, String name) {
        List<Declared> found = new ArrayList<>();
        for (Candidate method : types.members().methods(type, name)) {
            if (method.method().declared() != null && method.method().is(Trait.STATIC)) {
                found.add(method.method().declared());
            }
        }
        Field field = types.members().field(type, name, one -> one.declared() != null);
        if (field != null && field.declared() != null) {
            found.add(field.declared());
        }
        if (types.members().type(type, name) instanceof RepositoryType member) {
            found.add(member.declared());
        }
        return found;
    }

    private static ResolvedReference reference(
            Import one, String name, ResolutionKind kind, @Nullable Declared target, List<Declared> candidates) {
        return reference(one, name, kind, target, candidates, null);
    }

    /** @param owner the type whose member the import names; its file is the one imported */
    private static ResolvedReference reference(
            Import one,
            String name,
            ResolutionKind kind,
            @Nullable Declared target,
            List<Declared> candidates,
            @Nullable Declared owner) {
        Declared named = owner == null ? target : owner;
        return new ResolvedReference(
                ReferenceType.IMPORT,
                name,
                one.line(),
                one.column(),
                one.enclosing(),
                one.kind(),
                kind,
                target == null ? null : target.target(),
                named == null ? null : named.view().path(),
                TrackedIndex.candidates(candidates));
    }
}
