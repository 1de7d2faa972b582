package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function's type where it is written, with its overloads. It is evaluated when it is asked for, or for the arguments of a call. */
final class Signature implements Meaning.Callable {
    final Scope scope;
    private final List<TypeText.Function> overloads;
    private final Evaluated evaluated;
    private Meaning.@Nullable Callable first;

    /** Tells what a function's type is if nothing is known of the arguments. */
    interface Evaluated {
        Meaning.Callable of(TypeText.Function type);
    }

    Signature(List<TypeText.Function> overloads, Scope scope, Evaluated evaluated) {
        this.overloads = overloads;
        this.scope = scope;
        this.evaluated = evaluated;
    }

    /** The overload that takes this number of arguments; the first if none does. */
    TypeText.Function taking(int arguments) {
        for (TypeText.Function one : overloads) {
            if (one.takes(arguments)) {
                return one;
            }
        }
        return overloads.getFirst();
    }

    @Override
    public List<Meaning> parameters() {
        return first().parameters();
    }

    @Override
    public Meaning result() {
        return first().result();
    }

    private Meaning.Callable first() {
        Meaning.Callable known = first;
        if (known == null) {
            first = Meaning.Callable.of(List.of(), Meaning.UNKNOWN); // what depends on itself has no meaning
            known = evaluated.of(overloads.getFirst());
            first = known;
        }
        return known;
    }
}
