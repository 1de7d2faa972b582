package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method or constructor; {@code declared} is null for the JDK's and for those that the language makes up. */
final class MethodDeclaration {
    private final TypeDeclaration owner;
    private final @Nullable Declared declared;
    private final String name;
    private final List<JType.Variable> variables;
    private final List<TypeText> parameterTexts;
    private final TypeText returnText;
    private final Set<Trait> traits;
    private final Scope scope;
    private @Nullable List<JType> parameters;
    private @Nullable JType returns;

    enum Trait {
        STATIC,
        ABSTRACT,
        VARIADIC,
        PRIVATE,
        PACKAGE_PRIVATE
    }

    MethodDeclaration(
            TypeDeclaration owner,
            @Nullable Declared declared,
            String name,
            List<TypeText.Parameter> typeParameters,
            List<TypeText> parameterTexts,
            TypeText returnText,
            Set<Trait> traits,
            Scope outerScope) {
        this.owner = owner;
        this.declared = declared;
        this.name = name;
        this.variables = new ArrayList<>();
        this.parameterTexts = parameterTexts;
        this.returnText = returnText;
        this.traits = traits;
        this.scope = typeParameters.isEmpty() ? outerScope : new VariableScope(variables, outerScope);
        for (TypeText.Parameter one : typeParameters) {
            variables.add(new JType.Variable(one.name(), () -> owner.types().bound(one, scope)));
        }
    }

    TypeDeclaration owner() {
        return owner;
    }

    @Nullable Declared declared() {
        return declared;
    }

    String name() {
        return name;
    }

    List<JType.Variable> variables() {
        return variables;
    }

    Scope scope() {
        return scope;
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    int arity() {
        return parameterTexts.size();
    }

    List<JType> parameters() {
        if (parameters == null) {
            List<JType> types = new ArrayList<>(parameterTexts.size());
            for (TypeText text : parameterTexts) {
                types.add(owner.types().resolve(text, scope));
            }
            parameters = types;
        }
        return parameters;
    }

    JType returns() {
        if (returns == null) {
            returns = owner.types().resolve(returnText, scope);
        }
        return returns;
    }
}
