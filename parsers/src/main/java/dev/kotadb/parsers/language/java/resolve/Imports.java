package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Field;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What imports refer to: types, members of types, or packages. */
final class Imports {
    private static final ResolvedUse IMPORTED =
            new ResolvedUse(ResolutionKind.IMPORT, null, List.of(), JType.UNKNOWN, null, null, null, null);

    private final Types types;

    Imports(Types types) {
        this.types = types;
    }

    ResolvedReference reference(Import one) {
        if (one.name().isEmpty()) {
            return module(one);
        }
        if (one.name().equals("*")) {
            return wildcard(one);
        }
        return one.kind().equals("static") ? member(one) : type(one);
    }

    private ResolvedReference module(Import one) {
        List<Declared> declared = types.packages().modules(one.module());
        ResolvedUse resolved = switch (declared.size()) {
            case 0 -> ResolvedUse.EXTERNAL;
            case 1 -> ResolvedUse.exact(declared.getFirst(), JType.UNKNOWN);
            default -> ResolvedUse.ambiguous(declared);
        };
        return reference(one, resolved, TypeName.MISSING);
    }

    private ResolvedReference type(Import one) {
        return reference(one, ResolvedUse.of(types.named(one)), outer(one));
    }

    private ResolvedReference wildcard(Import one) {
        TypeName outer = one.kind().equals("static") ? types.canonical(one.module()) : outer(one);
        boolean here = outer instanceof TypeName.Known(RepositoryType own)
                || types.index().exists(JavaKeys.packageOf(one.module()));
        return reference(one, here ? IMPORTED : ResolvedUse.EXTERNAL, outer);
    }

    private TypeName outer(Import one) {
        return types.packages().exists(one.module()) ? TypeName.MISSING : types.canonical(one.module());
    }

    private ResolvedReference member(Import one) {
        TypeName owner = types.canonical(one.module());
        return switch (owner) {
            case TypeName.Known(TypeDeclaration type) -> reference(one, member(type, one.name()), owner);
            case TypeName.Several several -> reference(one, ResolvedUse.of(several), owner);
            default -> reference(
                    one,
                    ResolvedUse.EXTERNAL.named(ExternalNames.staticMember(one.module(), one.name())),
                    owner);
        };
    }

    private ResolvedUse member(TypeDeclaration type, String name) {
        List<Declared> found = members(type, name);
        if (!found.isEmpty()) {
            return found.size() == 1
                    ? ResolvedUse.exact(found.getFirst(), JType.UNKNOWN)
                    : ResolvedUse.ambiguous(found);
        }
        return type instanceof BinaryType || !types.members().supertypes(type).complete()
                ? ResolvedUse.EXTERNAL.named(external(type, name))
                : ResolvedUse.UNRESOLVED;
    }

    /** A static member of the JDK; null if there are several of different kinds. */
    private @Nullable ExternalSymbol external(TypeDeclaration type, String name) {
        List<Candidate> methods = types.members().methods(type, name).stream()
                .filter(one -> one.method().is(Trait.STATIC))
                .toList();
        Field field = types.members().field(type, name, one -> one.external() != null);
        TypeDeclaration member = types.members().type(type, name);
        if (methods.isEmpty()) {
            return field != null && member != null
                    ? null
                    : field != null ? field.external() : member != null ? member.external() : null;
        }
        return field != null || member != null
                ? null
                : methods.size() == 1 ? methods.getFirst().method().external() : ExternalNames.overloaded(methods);
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

    /** @param owner the type whose member the import names, which may inherit it; its file is the one imported */
    private static ResolvedReference reference(Import one, ResolvedUse resolved, TypeName owner) {
        Declared target = resolved.target();
        Declared named = owner instanceof TypeName.Known(RepositoryType own) ? own.declared() : target;
        return new ResolvedReference(
                ReferenceType.IMPORT,
                one.name().isEmpty() ? one.module() : one.name(),
                one.line(),
                one.column(),
                one.enclosing(),
                one.kind(),
                resolved.kind(),
                target == null ? null : target.target(),
                named == null ? null : named.view().path(),
                TrackedIndex.candidates(resolved.candidates()),
                resolved.kind() == ResolutionKind.EXTERNAL ? resolved.external() : null);
    }
}
