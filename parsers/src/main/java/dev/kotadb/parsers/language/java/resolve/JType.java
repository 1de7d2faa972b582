package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The type of an expression, as far as it is known. */
sealed interface JType {
    JType UNKNOWN = new Unknown();
    JType OUTSIDE = new Outside("", false);
    JType NULL = new Null();
    JType VOID = new Primitive("void");

    /** How often what stands for a type is replaced; types may name themselves. */
    int DEEPEST = 12;

    /** Could be any. */
    record Unknown() implements JType {}

    /**
     * Declared outside the repository and the JDK, so none of its members is here.
     *
     * @param name the qualified name; {@code ?.Name} if its package is not known, empty if nothing is
     * @param imported whether an import has the name; an import on demand may bring it from elsewhere
     */
    record Outside(String name, boolean imported) implements JType {
        /** By name: what is imported in one file may be on demand in another. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Outside one && name.equals(one.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        /** Whether both certainly are the same type. */
        boolean is(JType other) {
            return isKnown() && equals(other);
        }

        /** Whether both may be the same type. */
        boolean mayBe(Outside other) {
            return isKnown() && other.isKnown()
                    ? name.equals(other.name)
                    : name.isEmpty() || other.name.isEmpty() || simpleName().equals(other.simpleName());
        }

        private boolean isKnown() {
            return !name.isEmpty() && !name.startsWith("?");
        }

        private String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

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
        private final Supplier<List<JType>> boundsOf;
        private @Nullable List<JType> bounds;

        /** @param boundsOf one or more */
        Variable(String name, Supplier<List<JType>> boundsOf) {
            this.name = name;
            this.boundsOf = boundsOf;
        }

        String name() {
            return name;
        }

        /** Its first bound. */
        JType bound() {
            return bounds().getFirst();
        }

        List<JType> bounds() {
            if (bounds == null) {
                // Set first: a bound may name its own parameter.
                bounds = List.of(UNKNOWN);
                bounds = boundsOf.get();
            }
            return bounds;
        }
    }

    /** A type parameter of a called method, to be inferred. */
    final class Free implements JType {
        private final Variable variable;
        private final UnaryOperator<JType> inCall;
        private @Nullable JType binding;

        Free(Variable variable) {
            this(variable, UnaryOperator.identity());
        }

        /** @param inCall a type of the declaration in terms of the parameters to be inferred */
        Free(Variable variable, UnaryOperator<JType> inCall) {
            this.variable = variable;
            this.inCall = inCall;
        }

        /** Its first bound, in terms of the parameters that are inferred with it. */
        JType bound() {
            return inCall.apply(variable.bound());
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

    /** What is known of the types to be inferred put in their place. */
    static JType inferred(JType type) {
        return switch (type) {
            case Free free -> {
                JType binding = free.binding();
                yield binding == null ? free : inferred(binding);
            }
            case Of of when !of.arguments().isEmpty() -> {
                List<JType> arguments = new ArrayList<>(of.arguments().size());
                for (JType argument : of.arguments()) {
                    arguments.add(inferred(argument));
                }
                yield new Of(of.declaration(), arguments);
            }
            case Array(JType element) -> new Array(inferred(element));
            case Wildcard(boolean lower, JType bound) -> new Wildcard(lower, inferred(bound));
            default -> type;
        };
    }

    /** Without the wildcard around it; what is still to be inferred may become anything within its bound. */
    static JType plain(JType type) {
        JType inferred = inferred(type);
        return inferred instanceof Wildcard(boolean lower, JType bound) ? plain(bound) : inferred;
    }

    /** What members are looked up in: bounds in the place of wildcards and of what was not inferred. */
    static JType base(JType type) {
        JType base = type;
        for (int i = 0; i < DEEPEST; i++) {
            switch (base) {
                case Wildcard(boolean lower, JType bound) -> {
                    if (lower) {
                        return bound;
                    }
                    base = bound;
                }
                case Free free -> {
                    JType binding = free.binding();
                    base = binding != null
                            ? binding
                            : free.variable().bounds().size() == 1 ? free.variable().bound() : free.variable();
                }
                default -> {
                    return base;
                }
            }
        }
        return UNKNOWN;
    }
}
