package dev.kotadb.parsers.language.java.resolve;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The type of an expression, as far as it is known. */
sealed interface JType {
    JType UNKNOWN = new Unknown();
    JType OUTSIDE = new Outside();
    JType NULL = new Null();
    JType VOID = new Primitive("void");

    /** Could be any. */
    record Unknown() implements JType {}

    /** Declared outside the repository and the JDK, so none of its members is here. */
    record Outside() implements JType {}

    record Null() implements JType {}

    record Primitive(String name) implements JType {}

    record Array(JType element) implements JType {}

    /** No arguments for a raw type and for one that takes none. */
    record Of(TypeDeclaration declaration, List<JType> arguments) implements JType {
        boolean raw() {
            return arguments.isEmpty() && !declaration.variables().isEmpty();
        }
    }

    record Wildcard(boolean lower, JType bound) implements JType {}

    /** A type parameter; each declaration has its own. */
    final class Variable implements JType {
        private final String name;
        private final Supplier<JType> boundOf;
        private @Nullable JType bound;

        Variable(String name, Supplier<JType> boundOf) {
            this.name = name;
            this.boundOf = boundOf;
        }

        String name() {
            return name;
        }

        /** Its first bound. */
        JType bound() {
            if (bound == null) {
                // Set first: a bound may name its own parameter.
                bound = UNKNOWN;
                bound = boundOf.get();
            }
            return bound;
        }
    }

    /** A type parameter of a called method, to be inferred. */
    final class Free implements JType {
        private final Variable variable;
        private @Nullable JType binding;

        Free(Variable variable) {
            this.variable = variable;
        }

        Variable variable() {
            return variable;
        }

        @Nullable JType binding() {
            return binding;
        }

        void bind(JType type) {
            if (type != this) {
                binding = type;
            }
        }
    }
}
