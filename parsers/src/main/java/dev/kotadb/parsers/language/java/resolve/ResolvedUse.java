package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a use means.
 *
 * @param type of its value; unknown where it names a type or a package
 * @param typeNamed where it names a type
 * @param packageNamed where it names, or may name, a package
 * @param invocation of a call whose method is known
 * @param external what it means outside the repository, if that is certain
 */
record ResolvedUse(
        ResolutionKind kind,
        @Nullable Declared target,
        List<Declared> candidates,
        JType type,
        @Nullable TypeDeclaration typeNamed,
        @Nullable String packageNamed,
        @Nullable Invocation invocation,
        @Nullable ExternalSymbol external) {
    static final ResolvedUse UNRESOLVED = of(ResolutionKind.UNRESOLVED, null, List.of(), JType.UNKNOWN);
    static final ResolvedUse EXTERNAL = external(JType.UNKNOWN);

    private static ResolvedUse of(
            ResolutionKind kind, @Nullable Declared target, List<Declared> candidates, JType type) {
        return new ResolvedUse(kind, target, candidates, type, null, null, null, null);
    }

    static ResolvedUse exact(@Nullable Declared target, JType type) {
        return target == null ? external(type) : of(ResolutionKind.EXACT, target, List.of(), type);
    }

    /** A type that stands for its constructor. */
    static ResolvedUse exact(TypeDeclaration type, JType made) {
        return exact(type instanceof RepositoryType own ? own.declared() : null, made).named(type.external());
    }

    static ResolvedUse exact(TypeDeclaration.Field field, JType type) {
        return exact(field.declared(), type).named(field.external());
    }

    static ResolvedUse exact(TypeDeclaration.Method method, JType type) {
        return exact(method.declared(), type).named(method.external());
    }

    static ResolvedUse external(JType type) {
        return of(ResolutionKind.EXTERNAL, null, List.of(), type);
    }

    /** One of several methods. */
    static ResolvedUse overloaded(List<Candidate> candidates) {
        ResolvedUse ambiguous = ambiguous(Candidate.declared(candidates));
        return ambiguous.kind() == ResolutionKind.EXTERNAL
                ? ambiguous.named(ExternalNames.overloaded(candidates))
                : ambiguous;
    }

    static ResolvedUse ambiguous(List<Declared> candidates) {
        return candidates.isEmpty() ? EXTERNAL : of(ResolutionKind.AMBIGUOUS, null, candidates, JType.UNKNOWN);
    }

    static ResolvedUse type(TypeDeclaration type) {
        return type instanceof RepositoryType own
                ? new ResolvedUse(ResolutionKind.EXACT, own.declared(), List.of(), JType.UNKNOWN, type, null, null, null)
                : new ResolvedUse(
                        ResolutionKind.EXTERNAL, null, List.of(), JType.UNKNOWN, type, null, null, type.external());
    }

    static ResolvedUse ofPackage(String name, boolean known) {
        ResolutionKind kind = known ? ResolutionKind.EXTERNAL : ResolutionKind.UNRESOLVED;
        return new ResolvedUse(kind, null, List.of(), JType.UNKNOWN, null, name, null, null);
    }

    static ResolvedUse of(TypeName name) {
        return switch (name) {
            case TypeName.Known(TypeDeclaration type) -> type(type);
            case TypeName.OfVariable variable -> UNRESOLVED;
            case TypeName.Several(List<Declared> declarations) -> ambiguous(declarations);
            case TypeName.Outside(String outside, boolean imported) -> library(new JType.Outside(outside, imported));
            case TypeName.Missing() -> UNRESOLVED;
        };
    }

    /** A library's type. Only an import tells that a name is a type and no field that is inherited from outside. */
    private static ResolvedUse library(JType.Outside type) {
        return external(type.imported() ? type : JType.OUTSIDE).named(ExternalNames.library(type));
    }

    /** A member that is not among those known of a type. */
    static ResolvedUse missingIn(TypeDeclaration type, Members members) {
        if (type instanceof BinaryType) {
            return EXTERNAL;
        }
        Supertypes supertypes = members.supertypes(type);
        return supertypes.outside() && !supertypes.missing() ? EXTERNAL : UNRESOLVED;
    }

    ResolvedUse withType(JType other) {
        return new ResolvedUse(kind, target, candidates, other, typeNamed, packageNamed, invocation, external);
    }

    ResolvedUse invoked(@Nullable Invocation by) {
        return new ResolvedUse(kind, target, candidates, type, typeNamed, packageNamed, by, external);
    }

    ResolvedUse named(@Nullable ExternalSymbol symbol) {
        return symbol == null
                ? this
                : new ResolvedUse(kind, target, candidates, type, typeNamed, packageNamed, invocation, symbol);
    }

    /** Downgrades to HEURISTIC, and forgets what is external: an unknown closer declaration may shadow it. */
    ResolvedUse guessed() {
        ResolutionKind guess = kind == ResolutionKind.EXACT ? ResolutionKind.HEURISTIC : kind;
        return new ResolvedUse(guess, target, candidates, type, typeNamed, packageNamed, invocation, null);
    }
}
