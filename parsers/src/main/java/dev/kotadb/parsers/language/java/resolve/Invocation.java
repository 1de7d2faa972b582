package dev.kotadb.parsers.language.java.resolve;

import java.util.List;

/** A chosen method with its own type parameters left to be inferred from the arguments. */
final class Invocation {
    private final Candidate candidate;
    private final boolean variable;
    private final Substitution free;

    Invocation(Candidate candidate, boolean variable) {
        this(candidate, variable, List.of());
    }

    /** @param written the type arguments that the call has, if any */
    Invocation(Candidate candidate, boolean variable, List<JType> written) {
        this.candidate = candidate;
        this.variable = variable;
        this.free = Substitution.free(candidate.method().variables());
        for (int i = 0; i < written.size() && written.size() == free.types().size(); i++) {
            if (free.types().get(i) instanceof JType.Free parameter) {
                parameter.bind(written.get(i));
            }
        }
    }

    JType parameter(int argument) {
        return free.apply(candidate.parameter(argument, variable));
    }

    TypeDeclaration.Method method() {
        return candidate.method();
    }

    JType returns() {
        return JType.inferred(free.apply(candidate.returns()));
    }
}
