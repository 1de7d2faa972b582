package dev.kotadb.parsers.language.java.resolve;

import java.util.List;

/** The type parameters of a declaration, before what is around it. */
record VariableScope(List<JType.Variable> variables, Scope outer) implements Scope {
    @Override
    public TypeName lookUp(String simpleName) {
        for (JType.Variable variable : variables) {
            if (variable.name().equals(simpleName)) {
                return new TypeName.OfVariable(variable);
            }
        }
        return outer.lookUp(simpleName);
    }
}
