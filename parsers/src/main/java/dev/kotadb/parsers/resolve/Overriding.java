package dev.kotadb.parsers.resolve;

import org.jspecify.annotations.Nullable;

/**
 * A method that overrides or implements another one, so that a call of the other may run it. Only the nearest overridden methods
 * are named: those that they override in turn follow from their own.
 *
 * @param method declared in the resolved file, or inherited by a type of it that thereby implements the other one
 * @param overridden null if it is declared outside the repository
 * @param external what is overridden outside the repository; null if it is declared in it
 */
public record Overriding(Target method, @Nullable Target overridden, @Nullable ExternalSymbol external) {
    public static Overriding of(Declared method, Declared overridden) {
        return new Overriding(method.target(), overridden.target(), null);
    }
}
