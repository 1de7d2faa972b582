package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;

/** A chosen method with its own type parameters left to be inferred from the arguments. */
final class Invocation {
    private final Candidate candidate;
    private final boolean variable;
    private final Substitution free;

    Invocation(Candidate candidate, boolean variable) {
        this.candidate = candidate;
        this.variable = variable;
        List<JType.Variable> variables = candidate.method().variables();
        List<JType> frees = new ArrayList<>(variables.size());
        for (JType.Variable one : variables) {
            frees.add(new JType.Free(one));
        }
        this.free = new Substitution(variables, frees);
    }

    JType parameter(int argument) {
        return free.apply(candidate.parameter(argument, variable));
    }

    JType returns() {
        return JType.inferred(free.apply(candidate.returns()));
    }
}
