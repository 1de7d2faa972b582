package dev.kotadb.parsers.language.java.resolve;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a call.
 *
 * @param type its type, unknown for a function
 * @param function for a lambda or a method reference
 */
record Argument(JType type, @Nullable Function function) {
    /**
     * @param parameters of a lambda; -1 for a method reference, which may fit several counts
     * @param result what the lambda returns, as far as that is known without its parameters' types
     */
    record Function(int parameters, JType result) {}
}
