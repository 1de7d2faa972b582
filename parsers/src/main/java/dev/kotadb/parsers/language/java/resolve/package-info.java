/**
 * Java's rules: scopes, inheritance, overloads, generics; the JDK's own types from the JDK that runs.
 *
 * <p>Each part knows only those before it. The type model: {@code JType}, {@code TypeDeclaration}, {@code Substitution},
 * {@code Candidate}. The look-up: {@code Types} finds types by name, {@code Members} what they have and inherit,
 * {@code Fields} and {@code Methods} what a name in an expression may mean. Invocation: {@code Overloads},
 * {@code Conversions}, {@code Inference}, {@code Calls}, {@code MethodReferences}. The uses of a file: {@code Values} follows
 * values from one use to another, {@code NameUses} and {@code CallUses} resolve them, {@code Uses} each one once.
 */
@NullMarked
package dev.kotadb.parsers.language.java.resolve;

import org.jspecify.annotations.NullMarked;
