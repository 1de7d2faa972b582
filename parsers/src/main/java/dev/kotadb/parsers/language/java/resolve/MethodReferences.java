package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves {@code A::b} by name, and by the function that is wanted where the name alone does not tell. */
final class MethodReferences {
    private final Types types;
    private final Uses uses;
    private final Methods methods;
    private final Overloads overloads;

    MethodReferences(Types types, Uses uses, Methods methods) {
        this.types = types;
        this.uses = uses;
        this.methods = methods;
        this.overloads = new Overloads(types);
    }

    ResolvedUse resolve(Use use, int index) {
        Value receiver = use.receiver();
        if (receiver == null) {
            return ResolvedUse.UNRESOLVED;
        }
        TypeDeclaration named = typeNamed(receiver, use);
        JType type = named != null ? new JType.Of(named, List.of()) : uses.values().of(receiver, use);
        if (use.name().equals("<init>") || use.name().equals("new")) {
            return constructor(type, use, index);
        }
        Methods.Found found = methods.of(type, use.name());
        if (found.candidates().isEmpty()) {
            return found.otherwise();
        }
        List<Candidate> fitting = found.candidates().size() == 1
                ? found.candidates()
                : narrow(found.candidates(), named != null, receiver instanceof Value.OfType, index);
        return choose(fitting, type);
    }

    private static ResolvedUse choose(List<Candidate> fitting, JType receiver) {
        if (fitting.size() == 1) {
            Candidate only = fitting.getFirst();
            Invocation invocation = new Invocation(only, false);
            return ResolvedUse.exact(only.method().declared(), receiver).invoked(invocation);
        }
        return ResolvedUse.ambiguous(fitting.stream()
                .map(one -> one.method().declared())
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList());
    }

    private @Nullable TypeDeclaration typeNamed(Value receiver, Use use) {
        return receiver instanceof Value.OfUse(int of) ? uses.resolve(of).typeNamed() : null;
    }

    private ResolvedUse constructor(JType type, Use use, int index) {
        if (!(type instanceof JType.Of of)) {
            return type instanceof JType.Outside ? ResolvedUse.EXTERNAL : ResolvedUse.UNRESOLVED;
        }
        if (!(of.declaration() instanceof RepositoryType own)) {
            return ResolvedUse.external(type);
        }
        List<Candidate> candidates = new ArrayList<>();
        own.constructors().forEach(one -> candidates.add(new Candidate(one, Substitution.NONE)));
        if (own.isRecord()) {
            methods.addCanonical(own, candidates);
        }
        if (candidates.isEmpty()) {
            return ResolvedUse.exact(own.declared(), type);
        }
        ResolvedUse chosen = choose(candidates.size() == 1 ? candidates : narrow(candidates, false, false, index), type);
        return new ResolvedUse(chosen.kind(), chosen.target(), chosen.candidates(), type, null, null, null);
    }

    /**
     * Those that take what the wanted function is given; of a type's own methods, the first is the receiver. Before
     * {@code ::}, a type with arguments cannot be told from a variable of that type, which is what stands there mostly.
     */
    private List<Candidate> narrow(List<Candidate> candidates, boolean ofType, boolean ofEither, int index) {
        JType wanted = uses.calls().functionWanted(index);
        if (wanted == null || !(Applicability.plain(wanted) instanceof JType.Of of)) {
            return candidates;
        }
        Candidate function = of.declaration().function().method();
        if (function == null) {
            return candidates;
        }
        Candidate here = function.in(Substitution.of(of));
        List<Argument> given = new ArrayList<>();
        for (int i = 0; i < here.arity(); i++) {
            JType parameter = Applicability.plain(here.parameter(i));
            given.add(new Argument(parameter instanceof JType.Free ? JType.UNKNOWN : parameter, null));
        }
        List<Candidate> fitting = new ArrayList<>(pick(candidates, given, ofType, true));
        if ((ofType || (ofEither && fitting.isEmpty())) && !given.isEmpty()) {
            for (Candidate one : pick(candidates, given.subList(1, given.size()), true, false)) {
                if (!fitting.contains(one)) {
                    fitting.add(one);
                }
            }
        }
        return fitting.isEmpty() ? candidates : fitting;
    }

    private List<Candidate> pick(List<Candidate> from, List<Argument> given, boolean ofType, boolean statics) {
        List<Candidate> kind = from.stream()
                .filter(one -> !ofType || one.method().is(MethodDeclaration.Trait.STATIC) == statics)
                .filter(one -> one.takes(given.size()))
                .toList();
        return kind.isEmpty() ? kind : overloads.choose(kind, given).methods();
    }

    /** What calling the method referred to gives; unknown where it is not resolved. */
    JType result(int index) {
        ResolvedUse resolved = uses.resolve(index);
        Use use = uses.use(index);
        if (use.name().equals("<init>") || use.name().equals("new")) {
            return resolved.type();
        }
        return resolved.invocation() == null ? JType.UNKNOWN : resolved.invocation().returns();
    }
}
