package dev.kotadb.parsers.language.java.resolve;

import java.util.List;

/** A method that a call may mean, and what its owner's type parameters stand for there. */
record Candidate(MethodDeclaration method, Substitution substitution) {
    JType parameter(int index) {
        return substitution.apply(method.parameters().get(index));
    }

    int arity() {
        return method.arity();
    }

    boolean variadic() {
        return method.is(MethodDeclaration.Trait.VARIADIC);
    }

    boolean takes(int arguments) {
        return arguments == arity() || (variadic() && arguments >= arity() - 1);
    }

    /** Seen from a type with these arguments. */
    Candidate in(Substitution outer) {
        if (outer.variables().isEmpty()) {
            return this;
        }
        List<JType> types = substitution.types().stream().map(outer::apply).toList();
        return substitution.variables().isEmpty()
                ? new Candidate(method, outer)
                : new Candidate(method, new Substitution(substitution.variables(), types));
    }

    boolean overriddenBy(Candidate other) {
        return other.method.name().equals(method.name()) && sameParameters(other);
    }

    boolean sameParameters(Candidate other) {
        if (arity() != other.arity()) {
            return false;
        }
        for (int i = 0; i < arity(); i++) {
            if (!sameErasure(parameter(i), other.parameter(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameErasure(JType one, JType other) {
        return switch (one) {
            case JType.Variable variable when other instanceof JType.Variable ->
                variable == other || sameErasure(variable.bound(), ((JType.Variable) other).bound());
            case JType.Variable variable -> sameErasure(variable.bound(), other);
            case JType.Array(JType element) -> other instanceof JType.Array(JType second) && sameErasure(element, second);
            case JType.Of of ->
                other instanceof JType.Of second
                        ? of.declaration() == second.declaration()
                        : other instanceof JType.Variable variable && sameErasure(of, variable.bound());
            default -> one.equals(other);
        };
    }
}
