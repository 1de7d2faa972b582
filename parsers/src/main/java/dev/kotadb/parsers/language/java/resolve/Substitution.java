package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;

/** Puts types in the place of type parameters. */
record Substitution(List<JType.Variable> variables, List<? extends JType> types) {
    static final Substitution NONE = new Substitution(List.of(), List.of());

    /** That of a parameterised type's arguments; none for a raw type. */
    static Substitution of(JType.Of type) {
        List<JType.Variable> variables = type.declaration().variables();
        return variables.size() == type.arguments().size() && !variables.isEmpty()
                ? new Substitution(variables, type.arguments())
                : NONE;
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
