package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class or interface of the repository or the JDK, as seen while one file is resolved. */
abstract sealed class TypeDeclaration permits RepositoryType, JdkType {
    private final Types types;
    private final Map<String, MethodSet> methodSets = new HashMap<>();
    private @Nullable Closure closure;
    private @Nullable FunctionShape function;
    private boolean closing;

    TypeDeclaration(Types types) {
        this.types = types;
    }

    Types types() {
        return types;
    }

    abstract String simpleName();

    abstract String packageName();

    abstract boolean isInterface();

    abstract List<JType.Variable> variables();

    /** Those written or implied by the kind, {@code Object} aside. */
    abstract List<JType> supertypes();

    /** Methods of this name declared here. */
    abstract List<MethodDeclaration> methods(String name);

    abstract List<MethodDeclaration> methods();

    abstract List<MethodDeclaration> constructors();

    abstract @Nullable FieldDeclaration field(String name);

    abstract @Nullable TypeDeclaration memberType(String name);

    /** The type with its own parameters as arguments: that of {@code this}. */
    JType.Of self() {
        return new JType.Of(this, new ArrayList<>(variables()));
    }

    Closure closure() {
        if (closure == null) {
            if (closing) {
                // A supertype's name is being looked up inside the type itself.
                return new Closure(List.of(self()), false, false);
            }
            closing = true;
            closure = Closure.of(this);
            closing = false;
        }
        return closure;
    }

    /** Methods of this name declared here or inherited, overridden ones left out. */
    MethodSet methodSet(String name) {
        MethodSet known = methodSets.get(name);
        if (known == null) {
            known = MethodSet.of(this, name);
            methodSets.put(name, known);
        }
        return known;
    }

    /** The one abstract method of a functional interface; an empty shape for any other type. */
    FunctionShape function() {
        if (function == null) {
            function = isInterface() ? FunctionShape.of(this) : FunctionShape.NONE;
        }
        return function;
    }

    boolean isSubclassOf(TypeDeclaration other) {
        return this == other || closure().supertype(other) != null;
    }
}
