package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;

/** Puts types in the place of type parameters. */
record Substitution(List<JType.Variable> variables, List<? extends JType> types) {
    static final Substitution NONE = new Substitution(List.of(), List.of());

    /** Leaves the type parameters to be inferred together. */
    static Substitution free(List<JType.Variable> variables) {
        if (variables.isEmpty()) {
            return NONE;
        }
        List<JType> frees = new ArrayList<>(variables.size());
        Substitution free = new Substitution(variables, frees);
        for (JType.Variable one : variables) {
            frees.add(new JType.Free(one, free::apply));
        }
        return free;
    }

    /** That of a parameterised type's arguments; none for a raw type. */
    static Substitution of(JType.Of type) {
        List<JType.Variable> variables = type.declaration().variables();
        return variables.size() == type.arguments().size() && !variables.isEmpty()
                ? new Substitution(variables, captured(variables, type.arguments()))
                : NONE;
    }

    /** A lone question mark stands for something within the parameter's own bound. */
    private static List<JType> captured(List<JType.Variable> variables, List<JType> arguments) {
        List<JType> captured = arguments;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof JType.Wildcard(boolean lower, JType bound) && bound.equals(JType.UNKNOWN)) {
                captured = captured == arguments ? new ArrayList<>(arguments) : captured;
                captured.set(i, new JType.Wildcard(false, bound(variables.get(i))));
            }
        }
        return captured;
    }

    private static JType bound(JType.Variable variable) {
        return variable.bounds().size() == 1 ? variable.bound() : variable;
    }

    JType apply(JType type) {
        if (variables.isEmpty()) {
            return type;
        }
        return switch (type) {
            case JType.Variable variable -> {
                for (int i = 0; i < variables.size(); i++) {
                    if (variables.get(i) == variable) {
                        yield types.get(i);
                    }
                }
                yield variable;
            }
            case JType.Of of when !of.arguments().isEmpty() -> {
                List<JType> arguments = new ArrayList<>(of.arguments().size());
                for (JType argument : of.arguments()) {
                    arguments.add(apply(argument));
                }
                yield new JType.Of(of.declaration(), arguments);
            }
            case JType.Array(JType element) -> new JType.Array(apply(element));
            case JType.Wildcard(boolean lower, JType bound) -> {
                JType inner = apply(bound);
                yield inner instanceof JType.Wildcard ? inner : new JType.Wildcard(lower, inner);
            }
            default -> type;
        };
    }
}
