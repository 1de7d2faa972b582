package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
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
 */
record ResolvedUse(
        ResolutionKind kind,
        @Nullable Declared target,
        List<Declared> candidates,
        JType type,
        @Nullable TypeDeclaration typeNamed,
        @Nullable String packageNamed,
        @Nullable Invocation invocation) {
    static final ResolvedUse UNRESOLVED = of(ResolutionKind.UNRESOLVED, null, List.of(), JType.UNKNOWN);
    static final ResolvedUse EXTERNAL = external(JType.UNKNOWN);

    private static ResolvedUse of(
            ResolutionKind kind, @Nullable Declared target, List<Declared> candidates, JType type) {
        return new ResolvedUse(kind, target, candidates, type, null, null, null);
    }

    static ResolvedUse exact(@Nullable Declared target, JType type) {
        return target == null ? external(type) : of(ResolutionKind.EXACT, target, List.of(), type);
    }

    static ResolvedUse external(JType type) {
        return of(ResolutionKind.EXTERNAL, null, List.of(), type);
    }

    static ResolvedUse ambiguous(List<Declared> candidates) {
        return candidates.isEmpty() ? EXTERNAL : of(ResolutionKind.AMBIGUOUS, null, candidates, JType.UNKNOWN);
    }

    static ResolvedUse type(TypeDeclaration type) {
        return type instanceof RepositoryType own
                ? new ResolvedUse(ResolutionKind.EXACT, own.declared(), List.of(), JType.UNKNOWN, type, null, null)
                : new ResolvedUse(ResolutionKind.EXTERNAL, null, List.of(), JType.UNKNOWN, type, null, null);
    }

    static ResolvedUse ofPackage(String name, boolean known) {
        ResolutionKind kind = known ? ResolutionKind.EXTERNAL : ResolutionKind.UNRESOLVED;
        return new ResolvedUse(kind, null, List.of(), JType.UNKNOWN, null, name, null);
    }

    static ResolvedUse of(TypeName name) {
        return switch (name) {
            case TypeName.Known(TypeDeclaration type) -> type(type);
            case TypeName.OfVariable variable -> UNRESOLVED;
            case TypeName.Several(List<Declared> declarations) -> ambiguous(declarations);
            case TypeName.Outside outside -> external(JType.OUTSIDE);
            case TypeName.Missing() -> UNRESOLVED;
        };
    }

    /** A member that is not among those known of a type. */
    static ResolvedUse missingIn(TypeDeclaration type, Members members) {
        if (type instanceof JdkType) {
            return EXTERNAL;
        }
        Supertypes supertypes = members.supertypes(type);
        return supertypes.outside() && !supertypes.missing() ? EXTERNAL : UNRESOLVED;
    }

    ResolvedUse withType(JType other) {
        return new ResolvedUse(kind, target, candidates, other, typeNamed, packageNamed, invocation);
    }

    ResolvedUse invoked(@Nullable Invocation by) {
        return new ResolvedUse(kind, target, candidates, type, typeNamed, packageNamed, by);
    }

    /** Downgrades to HEURISTIC: an unknown closer declaration may shadow it. */
    ResolvedUse guessed() {
        return kind == ResolutionKind.EXACT
                ? new ResolvedUse(
                        ResolutionKind.HEURISTIC, target, candidates, type, typeNamed, packageNamed, invocation)
                : this;
    }
}
