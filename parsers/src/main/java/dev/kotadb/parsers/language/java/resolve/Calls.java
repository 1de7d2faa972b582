package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.ResolutionKind;
import dev.kotadb.parsers.resolve.Trace;
import java.util.List;

/** Chooses the method that a call means, and infers what it evaluates to. */
final class Calls {
    private final Trace trace;
    private final Members members;
    private final Overloads overloads;
    private final Inference inference;

    Calls(Types types) {
        this.trace = types.index().trace();
        this.members = types.members();
        this.overloads = new Overloads(types);
        this.inference = new Inference(types);
    }

    /**
     * @param written the type arguments that the call has, if any
     * @param wanted what the result has to be; unknown if nothing tells
     */
    ResolvedUse choose(Methods.Found found, List<Argument> arguments, List<JType> written, JType wanted) {
        ResolvedUse chosen = choose(found.candidates(), arguments, written, wanted);
        if (chosen.kind() == ResolutionKind.UNRESOLVED) {
            return found.otherwise();
        }
        if (found.unsure() && trace.isRecording()) {
            trace.add(Trace.Kind.RULE, "a supertype of a type around is not known", "it may declare the name, so this is a guess");
        }
        return found.unsure() ? chosen.guessed() : chosen;
    }

    ResolvedUse choose(List<Candidate> candidates, List<Argument> arguments, List<JType> written, JType wanted) {
        Overloads.Choice choice = overloads.choose(candidates, arguments);
        Reasons.overloads(trace, candidates, arguments, overloads, choice);
        if (choice.methods().isEmpty()) {
            return ResolvedUse.UNRESOLVED;
        }
        if (choice.methods().size() > 1) {
            return ambiguous(choice.methods());
        }
        Candidate chosen = choice.methods().getFirst();
        Invocation invocation = new Invocation(chosen, choice.variable(), written);
        inference.bindResult(invocation.returns(), wanted);
        for (int i = 0; i < arguments.size(); i++) {
            bind(invocation.parameter(i), arguments.get(i));
        }
        return ResolvedUse.exact(chosen.method(), invocation.returns()).invoked(invocation);
    }

    private void bind(JType parameter, Argument argument) {
        switch (argument) {
            case Argument.OfType(JType type, boolean _) -> inference.bind(parameter, type);
            case Argument.Either(Argument one, Argument other) -> {
                bind(parameter, one);
                bind(parameter, other);
            }
            case Argument.Function _ -> { }
        }
    }

    /** Overloads that cannot be told apart may still all return the same. */
    private static ResolvedUse ambiguous(List<Candidate> candidates) {
        ResolvedUse ambiguous = ResolvedUse.overloaded(candidates);
        JType first = candidates.getFirst().method().returns();
        boolean same = candidates.stream()
                .allMatch(one -> one.method().returns().equals(first)
                        || (one.method().returns() instanceof JType.Of of
                                && first instanceof JType.Of other
                                && of.arguments().isEmpty()
                                && other.arguments().isEmpty()
                                && of.declaration() == other.declaration()));
        return same ? ambiguous.withType(first) : ambiguous;
    }

    /** Infers what is open in a result from what it has to be; whether that tells of it. */
    boolean bindWanted(JType result, JType wanted) {
        return inference.bindResult(result, wanted);
    }

    /** Infers what a function tells that is passed for a parameter, once it is known what the function returns. */
    void bindResult(JType parameter, JType result) {
        if (!result.equals(JType.UNKNOWN)) {
            Candidate function = members.function(parameter);
            if (function != null) {
                inference.bind(function.returns(), result);
            }
        }
    }
}
