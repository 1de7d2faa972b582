package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.Symbol;
import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.language.java.signature.Signature;
import dev.kotadb.parsers.language.java.signature.Trait;
import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A class or interface and what it declares itself, as seen while one file is resolved. */
abstract class TypeDeclaration {
    /** Whether a symbol declares a type. */
    static boolean isType(Symbol symbol) {
        return symbol.kind() == SymbolKind.CLASS
                || symbol.kind() == SymbolKind.INTERFACE
                || symbol.kind() == SymbolKind.ENUM
                || symbol.kind() == SymbolKind.TYPE;
    }

    /** Whether other declarations may name it. */
    static boolean isNamedType(Symbol symbol) {
        return isType(symbol) && !symbol.detail().equals("anonymous");
    }

    abstract String simpleName();

    abstract String packageName();

    abstract boolean isInterface();

    /** Whether it has no subtypes for certain. */
    abstract boolean isFinal();

    abstract List<JType.Variable> variables();

    /** Those written or implied by the kind, {@code Object} aside. */
    abstract List<JType> supertypes();

    abstract List<Method> methods(String name);

    abstract List<Method> methods();

    /** A record's for its components included. */
    abstract List<Method> constructors();

    abstract @Nullable Field field(String name);

    abstract @Nullable TypeDeclaration memberType(String name);

    /** Whether other packages can name it; told of class files only. */
    boolean isVisible() {
        return true;
    }

    /** What others call it; null if the repository declares it. */
    @Nullable ExternalSymbol external() {
        return null;
    }

    @Nullable ExternalSymbol external(Method method) {
        return null;
    }

    /** The type with its own parameters as arguments: that of {@code this}. */
    JType.Of self() {
        return new JType.Of(this, new ArrayList<>(variables()));
    }

    /** A field, enum constant or record component: the repository's or the JDK's. */
    record Field(
            TypeDeclaration owner,
            @Nullable Declared declared,
            @Nullable ExternalSymbol external,
            JType type,
            boolean isPrivate,
            boolean packagePrivate) {}

    /** A method or constructor; {@code declared} is null for the JDK's and for those that the language makes up. */
    static final class Method {
        private final TypeDeclaration owner;
        private final @Nullable Declared declared;
        private final String name;
        private final Set<Trait> traits;
        private final Signature signature;
        private final List<JType.Variable> variables;
        private final Function<TypeText, JType> meaning;
        private @Nullable List<JType> parameters;
        private @Nullable JType returns;

        /** @param meaning the type that a text of the signature stands for */
        Method(
                TypeDeclaration owner,
                @Nullable Declared declared,
                String name,
                Set<Trait> traits,
                Signature signature,
                List<JType.Variable> variables,
                Function<TypeText, JType> meaning) {
            this.owner = owner;
            this.declared = declared;
            this.name = name;
            this.traits = traits;
            this.signature = signature;
            this.variables = variables;
            this.meaning = meaning;
        }

        TypeDeclaration owner() {
            return owner;
        }

        @Nullable Declared declared() {
            return declared;
        }

        /** What others call it; null if the repository declares it or the language makes it up. */
        @Nullable ExternalSymbol external() {
            return declared == null ? owner.external(this) : null;
        }

        String name() {
            return name;
        }

        Signature signature() {
            return signature;
        }

        List<JType.Variable> variables() {
            return variables;
        }

        boolean is(Trait trait) {
            return traits.contains(trait);
        }

        int arity() {
            return signature.parameters().size();
        }

        List<JType> parameters() {
            if (parameters == null) {
                List<JType> types = new ArrayList<>(arity());
                for (TypeText text : signature.parameters()) {
                    types.add(meaning.apply(text));
                }
                parameters = types;
            }
            return parameters;
        }

        JType returns() {
            if (returns == null) {
                returns = meaning.apply(signature.type());
            }
            return returns;
        }
    }
}
