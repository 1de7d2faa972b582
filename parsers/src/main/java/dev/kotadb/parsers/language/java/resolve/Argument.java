package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.signature.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An argument of a call. */
sealed interface Argument {
    /** @param fixed whether the type's own arguments do not depend on what it is passed for, as those of a variable do not */
    record OfType(JType type, boolean fixed) implements Argument {}

    /**
     * A lambda or a method reference.
     *
     * @param parameters of a lambda; -1 for a method reference, which may fit several counts
     * @param result what the function returns, as far as that is known without its parameters' types
     * @param referenced the methods that a method reference may mean, null if they are not known
     */
    record Function(int parameters, JType result, @Nullable Referenced referenced) implements Argument {}

    /** One of two, of which both have to fit. */
    record Either(Argument one, Argument other) implements Argument {}

    static Argument of(JType type) {
        return new OfType(type, false);
    }

    static Argument fixed(JType type) {
        return new OfType(type, true);
    }

    /** What stands before the {@code ::} of a method reference. */
    enum Qualifier {
        TYPE,
        VALUE
    }

    /** The methods of a name that may stand behind a {@code ::}. */
    record Referenced(List<Candidate> methods, Qualifier qualifier) {
        public Referenced {
            methods = List.copyOf(methods);
        }

        /** The only one; null if there are several, or if its count of parameters is not fixed. */
        @Nullable Candidate only() {
            return methods.size() == 1 && !methods.getFirst().variadic() ? methods.getFirst() : null;
        }

        /** Whether one of them is potentially applicable to a function of this arity (JLS 15.12.2.1). */
        boolean takes(int arity) {
            return methods.stream().anyMatch(one -> takes(one, arity));
        }

        private boolean takes(Candidate one, int arity) {
            boolean receiverFirst =
                    qualifier == Qualifier.TYPE && !one.method().is(Trait.STATIC);
            return receiverFirst ? arity > 0 && one.takes(arity - 1) : one.takes(arity);
        }
    }
}
