package dev.kotadb.parsers.resolve.names;

import dev.kotadb.parsers.facts.Import;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.resolve.Declared;

/** What a language says of names and values; {@link References} walks a file's uses by it. */
public interface Rules {
    /** What an import brings. */
    Meaning imported(Import one);

    /** The module that an import names, which may only pass on what another one declares. */
    Meaning module(Import one);

    /** What a name without receiver stands for. */
    Meaning bare(Use use);

    /** What the member of this name is, taken of a value. */
    Meaning member(Meaning of, String name);

    /** The value that reading what a name stands for gives. */
    Meaning read(Meaning named);

    /** The value that a call gives. */
    Meaning call(Meaning named, Use use);

    /** The type of a call's argument, as the called one declares it. */
    Meaning argument(Meaning named, Use use, int argument);

    Meaning element(Meaning collection);

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
}
