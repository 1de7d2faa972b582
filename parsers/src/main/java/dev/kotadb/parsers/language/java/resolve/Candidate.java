package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.resolve.TypeDeclaration.Method;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayList;
import java.util.List;

/** A method that a call may mean, and what its owner's type parameters stand for there. */
record Candidate(Method method, Substitution substitution) {
    static List<Candidate> constructors(TypeDeclaration type) {
        return constructors(type, Substitution.NONE);
    }

    /** @param substitution of the type's parameters, which an object made may leave to be inferred */
    static List<Candidate> constructors(TypeDeclaration type, Substitution substitution) {
        List<Candidate> candidates = new ArrayList<>();
        for (Method constructor : type.constructors()) {
            candidates.add(new Candidate(constructor, substitution));
        }
        return candidates;
    }

    /** The declarations of those that are declared in the repository. */
    static List<Declared> declared(List<Candidate> candidates) {
        List<Declared> declared = new ArrayList<>();
        for (Candidate one : candidates) {
            if (one.method().declared() != null) {
                declared.add(one.method().declared());
            }
        }
        return declared;
    }

    JType parameter(int index) {
        return substitution.apply(method.parameters().get(index));
    }

    /** What an argument is passed for: with variable arity, the element of the last parameter for the last ones. */
    JType parameter(int argument, boolean variable) {
        int last = arity() - 1;
        if (variable && argument >= last) {
            return parameter(last) instanceof JType.Array(JType element) ? element : JType.UNKNOWN;
        }
        return argument <= last ? parameter(argument) : JType.UNKNOWN;
    }

    JType returns() {
        return substitution.apply(method.returns());
    }

    int arity() {
        return method.arity();
    }

    boolean variadic() {
        return method.is(Trait.VARIADIC);
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
            case JType.Outside outside -> other instanceof JType.Outside second && outside.mayBe(second);
            default -> one.equals(other);
        };
    }
}
