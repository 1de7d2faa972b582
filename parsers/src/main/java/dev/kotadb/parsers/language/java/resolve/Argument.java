package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.signature.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a call.
 *
 * @param type its type, unknown for a function
 * @param function for a lambda or a method reference
 * @param fixed whether the type is that of a variable or field, whose own arguments do not depend on what it is passed for
 */
record Argument(JType type, @Nullable Function function, boolean fixed) {
    /**
     * @param parameters of a lambda; -1 for a method reference, which may fit several counts
     * @param result what the function returns, as far as that is known without its parameters' types
     * @param referenced the methods that a method reference may mean, null if they are not known
     */
    record Function(int parameters, JType result, @Nullable Referenced referenced) {}

    /** What stands before the {@code ::} of a method reference. */
    enum Qualifier {
        TYPE,
        VALUE
    }

    /** The methods of a name that may stand behind a {@code ::}. */
    record Referenced(List<Candidate> methods, Qualifier qualifier) {
        Referenced {
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
