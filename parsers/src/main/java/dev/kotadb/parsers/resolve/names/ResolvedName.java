package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The resolution of a reference that follows from a meaning. */
record ResolvedName(
        ResolutionKind kind,
        @Nullable Target target,
        @Nullable String path,
        List<Target> candidates,
        @Nullable ExternalSymbol external) {
    static ResolvedName of(Meaning meaning, Rules rules) {
        return switch (meaning) {
            case Meaning.Named named ->
                one(ResolutionKind.EXACT, named, rules);
            case Meaning.Module module -> file(ResolutionKind.EXACT, module.files().getFirst().path());
            case Meaning.Offered(String path) -> file(ResolutionKind.IMPORT, path);
            case Meaning.Guessed(List<Meaning.Named> fitting) -> several(ResolutionKind.HEURISTIC, fitting, rules);
            case Meaning.Either(List<Meaning> arms) -> either(arms, rules);
            case Meaning.Outside outside ->
                new ResolvedName(
                        ResolutionKind.EXTERNAL,
                        null,
                        null,
                        List.of(),
                        outside.members() == Meaning.Outside.Members.OF_VALUE ? null : outside.symbol());
            case Meaning.BuiltIn builtIn ->
                new ResolvedName(ResolutionKind.EXTERNAL, null, null, List.of(), rules.symbol(builtIn));
            case Meaning.Unknown unknown -> none(ResolutionKind.UNRESOLVED);
            case Meaning.Instance instance -> none(ResolutionKind.UNRESOLVED);
            case Meaning.Container container -> none(ResolutionKind.EXTERNAL);
            case Meaning.Callable callable -> none(ResolutionKind.UNRESOLVED);
            case Meaning.Structure structure -> none(ResolutionKind.UNRESOLVED);
            case Meaning.Anonymous(Meaning _, Meaning.Named declaration) ->
                declaration == null ? none(ResolutionKind.UNRESOLVED) : one(ResolutionKind.EXACT, declaration, rules);
        };
    }

    /** This, if what it follows from is not certain. */
    ResolvedName likely() {
        ResolutionKind likely = switch (kind) {
            case EXACT, IMPORT -> ResolutionKind.HEURISTIC;
            case HEURISTIC, AMBIGUOUS, EXTERNAL, UNRESOLVED -> kind;
        };
        return new ResolvedName(likely, target, path, candidates, null);
    }

    private static ResolvedName either(List<Meaning> arms, Rules rules) {
        List<Meaning.Named> named = new ArrayList<>();
        boolean outside = false;
        for (Meaning arm : arms) {
            Meaning.Named one = arm instanceof Meaning.Anonymous(Meaning _, Meaning.Named declaration)
                    ? declaration
                    : arm instanceof Meaning.Named itself ? itself : null;
            if (one != null) {
                named.add(one);
            }
            outside |= arm instanceof Meaning.Outside || arm instanceof Meaning.BuiltIn;
        }
        return named.isEmpty() && outside
                ? none(ResolutionKind.EXTERNAL)
                : several(ResolutionKind.EXACT, named, rules);
    }

    private static ResolvedName several(ResolutionKind kindOfOne, List<Meaning.Named> fitting, Rules rules) {
        List<Meaning.Named> distinct = new ArrayList<>();
        for (Meaning.Named one : fitting) {
            Meaning.Named target = new Meaning.Named(rules.target(one.declared()));
            if (distinct.stream().noneMatch(target::same)) {
                distinct.add(target);
            }
        }
        if (distinct.size() == 1) {
            return one(kindOfOne, distinct.getFirst(), rules);
        } else if (distinct.isEmpty()) {
            return none(ResolutionKind.UNRESOLVED);
        }
        List<Declared> declared = distinct.stream().map(Meaning.Named::declared).toList();
        Declared likely = kindOfOne == ResolutionKind.EXACT ? rules.likely(declared) : null;
        if (likely != null) {
            Target target = likely.target();
            return new ResolvedName(ResolutionKind.HEURISTIC, target, target.path(), rules.meansAll() ? TrackedIndex.candidates(declared) : List.of(), null);
        }
        return new ResolvedName(ResolutionKind.AMBIGUOUS, null, null, TrackedIndex.candidates(declared), null);
    }

    private static ResolvedName one(ResolutionKind kind, Meaning.Named named, Rules rules) {
        Target target = rules.target(named.declared()).target();
        return new ResolvedName(kind, target, target.path(), List.of(), null);
    }

    private static ResolvedName file(ResolutionKind kind, String path) {
        return new ResolvedName(kind, null, path, List.of(), null);
    }

    private static ResolvedName none(ResolutionKind kind) {
        return new ResolvedName(kind, null, null, List.of(), null);
    }
}
