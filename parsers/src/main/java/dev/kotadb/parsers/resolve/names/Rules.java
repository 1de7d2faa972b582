package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.ExternalSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A language's rules for names and values, by which {@link References} resolves a file's uses. */
public interface Rules {
    /** What an import binds. */
    Meaning imported(Import one);

    /** The module that an import names, which may re-export what another one declares. */
    Meaning module(Import one);

    /** Says that another use is resolved from now on. */
    default void begin() {}

    /** What a name without a receiver stands for. */
    Meaning bare(Use use);

    /** What the member of a value stands for. */
    Meaning member(Meaning of, String name);

    /** The value of a name that is read. */
    Meaning read(Meaning named);

    /** The result of a call. */
    Meaning call(Meaning named, Use use);

    /** The function that a call of this runs: of a class, its constructor. */
    default Meaning constructor(Meaning named) {
        return named;
    }

    /** The type of a call's argument, as the called function declares it. */
    Meaning argument(Meaning named, Use use, int argument);

    Meaning element(Meaning collection);

    /** The value of a part of {@code whole}: a member, or an item if {@code name} is a number; used inside the symbol {@code enclosing}. */
    default Meaning part(Meaning whole, String name, int enclosing) {
        return Meaning.UNKNOWN;
    }

    Meaning awaited(Meaning promise);

    /** The value of a type written at this place of the file. */
    Meaning type(String text, int enclosing);

    /** {@code this} of the type at this index, used inside {@code enclosing}. */
    Meaning self(int symbol, int enclosing);

    /** {@code super} of the type at this index, used inside {@code enclosing}. */
    Meaning inherited(int symbol, int enclosing);

    /** The declaration that stands for several of the same thing. */
    Declared target(Declared declared);

    /** Whether a member of this name may be guessed by its name alone. */
    boolean guessable(Use use);

    /** The name of a built-in type's member; null if it has none. */
    default @Nullable ExternalSymbol symbol(Meaning.BuiltIn member) {
        return null;
    }

    /** Whether the others are meant as well as the likely one, and so are its candidates: the arms of a union. */
    default boolean meansAll() {
        return false;
    }

    /** The declaration that is mostly meant, if the rules leave these; null if none is. */
    default @Nullable Declared likely(List<Declared> all) {
        return null;
    }
}
